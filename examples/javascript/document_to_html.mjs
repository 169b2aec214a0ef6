// A document in JSON becomes a page of HTML, without any of our Python:
//     disclosure document report.json | node document_to_html.mjs > report.html

import { readFileSync } from "node:fs";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const plain = (text) => text.replace(/[&<>"]/g, (each) => ENTITIES[each]);
const printed = (text) => plain(text).replaceAll("\n", "<br>");
const linked = ({ text, address }) =>
  address ? `<a href="${plain(address)}">${printed(text)}</a>` : printed(text);

function block(each) {
  switch (each.type) {
    case "heading":
      return `<h${each.level + 1}>${printed(each.text)}</h${each.level + 1}>`;
    case "paragraph":
      return `<p class="${each.role ?? "body"}">${each.runs.map(linked).join("")}</p>`;
    case "figure":
      return `<figure>${linked({ text: each.alt, address: each.address })}<figcaption>${printed(each.caption ?? "")}</figcaption></figure>`;
    case "table":
      return table(each);
    default: // of a later revision: rather nothing at all than a page that lacks something
      throw new Error(`a block of type ${each.type}, which this program does not know`);
  }
}

function table({ caption, caption_printed, cells }) {
  // Cells stand in reading order, so each row is a run of them. A row in which none begins is a row all the same.
  const rows = [];
  for (const cell of cells) {
    const height = cell.row + (cell.rowspan ?? 1);
    while (rows.length < height) rows.push([]);
    rows[cell.row].push(square(cell));
  }
  const heading = caption_printed ? `<caption>${printed(caption)}</caption>` : "";
  const body = rows.map((each) => `<tr>${each.join("")}</tr>`).join("\n");
  return `<table border="1">${heading}\n${body}\n</table>`;
}

function square({ text, heading, rowspan = 1, colspan = 1, origin = "" }) {
  const tag = heading ? "th" : "td";
  const scope = heading === "row" ? ' scope="row"' : heading ? ' scope="col"' : "";
  const path = origin && ` data-path="${plain(origin)}"`;
  return `<${tag} rowspan="${rowspan}" colspan="${colspan}"${scope}${path}>${printed(text)}</${tag}>`;
}

const page = JSON.parse(readFileSync(0, "utf8"));
if (page.$schema !== "urn:disclosure-schema:document/1")
  throw new Error(`expected a document of revision 1, found ${page.$schema}`);
console.log(`<!DOCTYPE html>
<html lang="${plain(page.language)}">
<head><meta charset="utf-8"><title>${plain(page.title)}</title></head>
<body>
<h1>${printed(page.title)}</h1>
${page.blocks.map(block).join("\n")}
</body>
</html>`);
