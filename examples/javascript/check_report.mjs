// Does a report in JSON add up? With docs/rules.json alone, without any of our Python:
//     node check_report.mjs ../../docs/rules.json report.json ...

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What is wrong in a report, and what cannot be assessed, in the order of the rules. */
export function check(rules, report) {
  const edition = rules.editions.find((each) => each.report === report.$schema);
  if (!edition) throw new Error(`no rules for ${report.$schema}`);
  const templates = Object.fromEntries(rules.rules.map((each) => [each.code, each.message]));
  const numberAt = reader(edition, report);
  const said = (code, places) => inLanguages(templates[code], (template, language) => fill(template, places(language)));

  const broken = [];
  const notAssessed = [];
  for (const { code, left, relation, right } of withAddedLines(edition.identities, report, numberAt)) {
    const absent = [...left, ...right].filter((path) => numberAt(path) === null);
    if (absent.length > 0) {
      notAssessed.push({ code, path: right[0], absent });
      continue;
    }
    const [leftNumbers, rightNumbers] = [left.map(numberAt), right.map(numberAt)];
    const [leftSum, rightSum] = [sum(leftNumbers), sum(rightNumbers)];
    if (relation === "=" ? leftSum === rightSum : leftSum <= rightSum) continue;
    const excess = right.length > 1 ? leftSum - rightSum : rightSum - leftSum;
    const word = excess > 0n ? rules.words.more : rules.words.less;
    const places = (language) => ({
      left: edition.cells[left[0]],
      right: edition.cells[right[0]],
      column: edition.cells[right[0]].split(" · ").at(-1),
      left_terms: terms(leftNumbers),
      right_terms: terms(rightNumbers),
      left_sum: leftSum,
      right_sum: rightSum,
      difference: fill(word[language], { number: excess < 0n ? -excess : excess }),
    });
    broken.push({ code, path: right[0], leftSum, rightSum, said: said(code, places) });
  }

  const ofCell = (code, path) => {
    const places = { cell: edition.cells[path], value: numberAt(path) };
    return { code, path, said: said(code, () => places) };
  };
  const { code, except } = edition.not_negative;
  const negative = Object.keys(edition.cells)
    .filter((path) => !except.includes(path) && sign(numberAt(path)) < 0)
    .map((path) => ofCell(code, path));
  const doubtful = edition.units
    .filter((unit) => sign(numberAt(unit.path)) > 0 && isInDoubt(unit, numberAt(unit.path), report))
    .map((unit) => ofCell(unit.code, unit.path));
  return { broken, negative, doubtful, notAssessed };
}

/** The identities, those of columns with the lines that the office added if more of them hold that way. */
function withAddedLines(identities, report, numberAt) {
  const added = (report.requests?.extra_rows ?? [])
    .map(({ after }, index) => ({ after, cells: `/requests/extra_rows/${index}/cells/` }))
    .filter(({ after }) => after.startsWith("/requests/outcomes/") && after !== "/requests/outcomes/total");
  const columns = identities.filter((each) => each.code === "T3-SUM");
  const longer = columns.map((each, column) => ({
    ...each,
    left: [...each.left, ...added.map(({ cells }) => cells + column).filter((path) => numberAt(path) !== null)],
  }));
  const holds = ({ left, right }) => {
    const [leftNumbers, rightNumbers] = [left.map(numberAt), right.map(numberAt)];
    return ![...leftNumbers, ...rightNumbers].includes(null) && sum(leftNumbers) === sum(rightNumbers);
  };
  const count = (candidates) => candidates.filter(holds).length;
  if (count(longer) <= count(columns)) return identities;
  return identities.map((each) => longer[columns.indexOf(each)] ?? each);
}

/** A function that gives the number in a cell: a BigInt for a count, its digits for an amount, or null for none. */
function reader(edition, report) {
  const amounts = new Set(edition.amounts);
  return (path) => {
    const value = path.slice(1).split("/").reduce((owner, key) => owner?.[key], report);
    if (!amounts.has(path)) return typeof value === "number" ? BigInt(value) : null;
    return /^-?[0-9]+(\.[0-9]+)?$/.test(value) ? String(value) : null;
  };
}

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0n);

/** Below zero, zero or above: of a count or of an amount. */
function sign(number) {
  if (number === null || !/[1-9]/.test(number)) return 0;
  return String(number).startsWith("-") ? -1 : 1;
}

function isInDoubt({ path, doubtful_from, doubtful_remark }, amount, report) {
  // A whole number is reached just where the digits before the point reach it.
  if (BigInt(amount.split(".")[0]) >= BigInt(doubtful_from)) return true;
  const remarks = (report.remarks ?? []).filter((each) => each.path === path);
  const pattern = new RegExp(`^(?:${doubtful_remark})`);
  return remarks.some((each) => pattern.test((each.after ?? "").replace(/^\p{White_Space}+/u, "")));
}

function terms(numbers) {
  const shown = numbers.filter((each) => each !== 0n).map((each) => (each < 0n ? `(${each})` : `${each}`));
  while (shown.length < Math.min(numbers.length, 2)) shown.push("0");
  return shown.join(" + ");
}

const fill = (template, places) => template.replace(/\{(\w+)\}/g, (_, name) => places[name]);

const inLanguages = (texts, make) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, make(text, language)]));

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [rules, ...reports] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, "utf8")));
  if (rules?.$schema !== "urn:disclosure-schema:rules/1")
    throw new Error(`expected rules of revision 1, found ${rules?.$schema}`);
  for (const report of reports) {
    const { broken, negative, doubtful, notAssessed } = check(rules, report);
    console.log(`${report.agency.name} ${report.year}`);
    for (const { code, said } of [...broken, ...negative, ...doubtful]) console.log(`  ${code}  ${said.zh}`);
    for (const { code, path, absent } of notAssessed)
      console.log(`  ${code}  ${path} 无法核对，${absent.length} 格没有数`);
  }
}
