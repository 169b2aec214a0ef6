// Does a report in JSON add up? With docs/rules.json alone, without any of our Python:
//     node check_report.mjs [--language en] ../../docs/rules.json report.json ...
// Ends with 0 if nothing is found, 1 if anything is, 2 if the command line cannot be followed, 3 if a file cannot be read.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** What is wrong in a report, and what cannot be assessed, in the order of the rules. */
export function check(rules, report) {
  const edition = rules.editions.find((each) => each.report === report?.$schema);
  if (!edition) {
    const known = rules.editions.map((each) => each.report).join(", ");
    throw new Error(`no rules for $schema ${JSON.stringify(report?.$schema)}; there are some for ${known}`);
  }
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
      column: columnOf(edition.cells[right[0]]),
      left_terms: terms(leftNumbers),
      left_lines: left.map((path) => behindItsLine(edition.cells[path] ?? "", numberAt(path))).join(" + "),
      right_lines: right.map((path) => behindItsLine(edition.cells[path], numberAt(path))).join(" + "),
      left_sum: leftSum,
      right_sum: rightSum,
      difference: fill(word[language], { number: excess < 0n ? -excess : excess }),
    });
    broken.push({ code, path: right[0], leftSum, rightSum, said: said(code, places) });
  }

  const ofCell = (code, path, cell, value) => ({ code, path, said: said(code, () => ({ cell, value })) });
  const { code, except } = edition.not_negative;
  const cells = Object.entries(edition.cells).map(([path, label]) => ({ path, label, like: path, value: numberAt(path) }));
  const negative = [...cells, ...addedCells(edition, report)]
    .filter(({ like, value }) => !except.includes(like) && sign(value) < 0)
    .map(({ path, label, value }) => ofCell(code, path, label, value));
  const doubtful = edition.units
    .filter((unit) => sign(numberAt(unit.path)) > 0 && isInDoubt(unit, numberAt(unit.path), report))
    .map((unit) => ofCell(unit.code, unit.path, edition.cells[unit.path], numberAt(unit.path)));
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
    left: [...each.left, ...added.map(({ cells }) => cells + column)],
  }));
  const agreement = (candidates) => {
    const assessed = candidates
      .map(({ left, right }) => [left.map(numberAt), right.map(numberAt)])
      .filter((sides) => !sides.flat().includes(null));
    const holding = assessed.filter(([left, right]) => sum(left) === sum(right)).length;
    return { holding, broken: assessed.length - holding };
  };
  const [one, other] = [agreement(columns), agreement(longer)];
  const counts = other.holding > one.holding || (other.holding === one.holding && other.broken < one.broken);
  return counts ? identities.map((each) => longer[columns.indexOf(each)] ?? each) : identities;
}

/** The label of a line that the office added, as messages quote it. */
function shortened(label) {
  const characters = [...label];
  return characters.length <= 60 ? label : `${characters.slice(0, 60).join("")}…`;
}

/** The cells of lines that the office added, each with the cell of the form whose column it has. */
function addedCells(edition, report) {
  return ["proactive", "requests"].flatMap((table) =>
    (report[table]?.extra_rows ?? []).flatMap(({ label, after, cells }, row) => {
      const line = Object.keys(edition.cells).filter((path) => path.slice(0, path.lastIndexOf("/")) === after);
      return cells.map((cell, column) => ({
        path: `/${table}/extra_rows/${row}/cells/${column}`,
        label: `${shortened(label)} · ${columnOf(edition.cells[line[column]] ?? "")}`,
        like: line[column],
        value: digits(cell),
      }));
    }),
  );
}

/**
 * A function that gives the number in a cell: a BigInt for a count, its digits for an amount, or null for none.
 * An amount that is a JSON number has been through a double by then: give it as text to keep all its digits.
 */
function reader(edition, report) {
  const amounts = new Set(edition.amounts);
  return (path) => {
    const value = path.slice(1).split("/").reduce((owner, key) => owner?.[key], report);
    if (amounts.has(path)) return digits(value);
    return Number.isInteger(value) ? BigInt(value) : null;
  };
}

/** The digits of a number, written plainly, without an exponent; null if there is none. */
function digits(value) {
  if (Number.isInteger(value)) return String(BigInt(value));
  const text = typeof value === "number" ? plain(String(value)) : value;
  return typeof text === "string" && /^-?[0-9]+(\.[0-9]+)?$/.test(text) ? text : null;
}

/** 2.5e-7 as 0.00000025; what is no whole number has no positive exponent. */
function plain(text) {
  const [, minus, head, tail = "", exponent] = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text) ?? [];
  return head === undefined ? text : `${minus}0.${"0".repeat(exponent - 1)}${head}${tail}`;
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
  const pattern = new RegExp(`^(?:${doubtful_remark})`);
  return (report.remarks ?? []).some((each) => each.path === path && pattern.test(each.after ?? ""));
}

function terms(numbers) {
  const shown = numbers.filter((each) => each !== 0n).map(summand);
  while (shown.length < Math.min(numbers.length, 2)) shown.push("0");
  return shown.join(" + ");
}

const summand = (number) => (number < 0n ? `(${number})` : `${number}`);

const columnOf = (label) => label.split(" · ").at(-1);

const behindItsLine = (label, number) =>
  `${label.slice(0, Math.max(label.lastIndexOf(" · "), 0)).split("、")[0]} ${summand(number)}`;

const fill = (template, places) => template.replace(/\{(\w+)\}/g, (_, name) => places[name]);

const inLanguages = (texts, make) =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, make(text, language)]));

/** The JSON in a file; if there is none, null, and why is told. */
function read(name) {
  try {
    return JSON.parse(readFileSync(name, "utf8"));
  } catch (error) {
    console.error(`${name}: ${error.code === "ENOENT" ? "no such file" : error.message}`);
    return null;
  }
}

const NOT_ASSESSED = {
  zh: (path, count) => `${path} 无法核对，${count} 格没有数`,
  en: (path, count) => `${path} is not assessed: cells without a number: ${count}`,
};

function main(words) {
  const option = words.indexOf("--language");
  const [, language] = option < 0 ? [null, "zh"] : words.splice(option, 2);
  const [rulesName, ...names] = words;
  if (!(language in NOT_ASSESSED) || names.length === 0) {
    console.error("usage: node check_report.mjs [--language zh|en] RULES REPORT ...");
    return 2;
  }
  const rules = read(rulesName);
  if (rules === null) return 3;
  if (rules.$schema !== "urn:disclosure-schema:rules/1") {
    console.error(`${rulesName}: expected rules of revision 1, found ${rules.$schema}`);
    return 3;
  }
  let code = 0;
  for (const name of names) {
    const report = read(name);
    let found = null;
    try {
      found = report && check(rules, report);
    } catch (error) {
      console.error(`${name}: ${error.message}`);
    }
    if (found === null) {
      code = 3;
      continue;
    }
    const wrong = [...found.broken, ...found.negative, ...found.doubtful];
    console.log(`${name}: ${report.agency?.name} ${report.year}`);
    for (const { code: rule, said } of wrong) console.log(`  ${rule}  ${said[language]}`);
    for (const { code: rule, path, absent } of found.notAssessed)
      console.log(`  ${rule}  ${NOT_ASSESSED[language](path, absent.length)}`);
    if (wrong.length > 0) code = Math.max(code, 1);
  }
  return code;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = main(process.argv.slice(2));
