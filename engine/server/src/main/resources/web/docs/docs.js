"use strict";
// Shows /api/v1/openapi.json. Everything is made by createElement and textContent: nothing the server says becomes markup.

const $ = (id) => document.getElementById(id);
const METHODS = ["get", "post", "put", "patch", "delete"];
let api;
let token = sessionStorage.getItem("darkroom-token") || "";

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "className" || name === "hidden" || name === "open") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Text in which `code` is marked. */
function prose(text, tag = "p", className = "") {
  const parts = text.split("`").map((part, i) => (i % 2 ? make("code", {}, part) : part));
  return make(tag, { className }, ...parts);
}

function headers() {
  return token ? { Authorization: "Bearer " + token } : {};
}

function resolve(value) {
  if (!value || !value.$ref) return value;
  return value.$ref.slice(2).split("/").reduce((at, key) => at[key], api);
}

function typeName(schema) {
  if (!schema) return "";
  if (schema.$ref) return schema.$ref.split("/").pop();
  if (schema.type === "array") return typeName(schema.items) + "[]";
  if (schema.enum) return schema.enum.join(" | ");
  if (schema.type === "object" && schema.additionalProperties) return "{ name: " + typeName(schema.additionalProperties) + " }";
  const range = schema.minimum !== undefined ? ` ${schema.minimum} … ${schema.maximum ?? ""}` : "";
  return (schema.type || "any") + range + (schema.default !== undefined ? ` = ${JSON.stringify(schema.default)}` : "");
}

/** The schema that stands behind a list, a map or a reference, when it has properties to show. */
function inner(schema) {
  let at = schema;
  while (at) {
    if (at.$ref) at = resolve(at);
    else if (at.type === "array") at = at.items;
    else if (at.additionalProperties) at = at.additionalProperties;
    else break;
  }
  return at && at.properties ? at : null;
}

function schemaTree(schema, depth = 0) {
  const whole = inner(schema);
  if (!whole || depth > 5) return null;
  const rows = Object.entries(whole.properties).map(([name, property]) => {
    const label = make("span", { className: (whole.required || []).includes(name) ? "" : "optional" }, name);
    const told = make("span", {}, make("span", { className: "type" }, typeName(property.enum ? property : inner(property) ? property : resolve(property))));
    if (property.description) told.append(" ", prose(property.description, "span", "quiet"));
    if (!inner(property)) return make("div", { className: "property" }, label, told);
    const more = make("details", {}, make("summary", { className: "property" }, label, told));
    more.addEventListener("toggle", () => more.childElementCount === 1 && more.append(schemaTree(property, depth + 1) || ""), { once: true });
    return more;
  });
  return make("div", {}, ...rows);
}

function copyable(text) {
  const button = make("button", { type: "button", onclick: async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "copied";
  } }, "copy");
  return make("div", { className: "copy" }, make("pre", {}, make("code", {}, text)), button);
}

function curl(path, method, operation) {
  const parts = ["curl -s"];
  if (method !== "get") parts.push("-X " + method.toUpperCase());
  if (token) parts.push('-H "Authorization: Bearer $DARKROOM_TOKEN"');
  const [type, content] = Object.entries((operation.requestBody || {}).content || {})[0] || [];
  if (type) parts.push(`-H 'Content-Type: ${type}'`);
  if (content && content.example) parts.push(`-d '${JSON.stringify(content.example)}'`);
  else if (type) parts.push("--data-binary @FILE");
  return [...parts, location.origin + path].join(" \\\n  ");
}

function tryIt(path, operation) {
  const answer = make("div");
  const send = async () => {
    answer.replaceChildren(make("p", { className: "quiet" }, "asking…"));
    try {
      const response = await fetch(path, { headers: headers() });
      const text = await response.text();
      let shown = text;
      try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch { /* not JSON: as it is */ }
      answer.replaceChildren(
        make("p", {}, make("span", { className: "status " + (response.ok ? "good" : "bad") }, String(response.status))),
        make("pre", {}, make("code", {}, shown.length > 20000 ? shown.slice(0, 20000) + "\n…" : shown)));
    } catch {
      answer.replaceChildren(make("p", { className: "bad" }, "The server does not answer."));
    }
  };
  const types = Object.keys((operation.responses["200"] || {}).content || {});
  const possible = !path.includes("{") && types.length === 1 && types[0] === "application/json";
  return possible ? make("div", { className: "try" }, make("button", { type: "button", onclick: send }, "Ask now"), answer) : null;
}

function parameters(operation) {
  if (!operation.parameters) return null;
  return make("div", {}, make("h4", {}, "Parameters"), make("table", {}, make("tbody", {}, ...operation.parameters.map((p) =>
    make("tr", {}, make("td", { className: p.required ? "" : "optional" }, p.name),
      make("td", {}, make("span", { className: "type" }, p.in + " · " + typeName(p.schema)), make("br"), prose(p.description, "span")))))));
}

function requestBody(operation) {
  if (!operation.requestBody) return null;
  const [type, content] = Object.entries(operation.requestBody.content)[0];
  const types = Object.keys(operation.requestBody.content).join(", ");
  return make("div", {}, make("h4", {}, "Body · " + types),
    content.schema ? make("details", { open: true }, make("summary", { className: "type" }, typeName(content.schema)), schemaTree(content.schema)) : null,
    content.example && type === "application/json" ? copyable(JSON.stringify(content.example, null, 2)) : null);
}

function answers(operation) {
  const own = Object.entries(operation.responses).filter(([, response]) => !response.$ref);
  const common = Object.keys(operation.responses).filter((status) => operation.responses[status].$ref);
  const rows = own.map(([status, response]) => {
    const [type, content] = Object.entries(response.content || {})[0] || [];
    const head = [make("span", { className: "status " + (status < 400 ? "good" : "bad") }, status), prose(response.description, "span")];
    const tree = content && content.schema ? schemaTree(content.schema) : null;
    const named = content && content.schema ? typeName(content.schema) : type || "";
    if (!tree) return make("div", {}, ...head, " ", make("span", { className: "type" }, named));
    return make("details", {}, make("summary", {}, ...head, " ", make("span", { className: "type" }, named)), tree);
  });
  rows.push(prose("As everywhere: `" + common.join("` `") + "`", "p", "quiet"));
  return make("div", {}, make("h4", {}, "Answers"), ...rows);
}

function article(path, method, operation) {
  return make("article", { id: operation.operationId },
    make("header", {},
      make("h3", {}, operation.summary),
      make("p", { className: "address" },
        make("span", { className: "method " + method }, method.toUpperCase()), path,
        operation["x-websocket"] ? make("span", { className: "badge" }, "also a WebSocket") : null,
        make("span", { className: "badge" }, operation["x-role"]))),
    make("div", { className: "body" },
      operation.description ? make("div", {}, ...operation.description.split("\n\n").map((each) => prose(each))) : null,
      parameters(operation), requestBody(operation), answers(operation),
      make("h4", {}, "curl"), copyable(curl(path, method, operation)),
      method === "get" ? tryIt(path, operation) : null));
}

function show() {
  document.title = api.info.title + " API";
  $("version").textContent = "API of " + api.info.title + " " + api.info.version;
  $("intro").replaceChildren(make("h1", {}, api.info.title + " API"), prose(api.info.summary), prose(api.info.description, "p", "quiet"),
    make("p", {}, make("a", { href: "/api/v1/openapi.json" }, "openapi.json")));
  const all = Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({ path, method, operation: item[method] })));
  $("routes").replaceChildren();
  $("contents").replaceChildren();
  for (const tag of api.tags) {
    const own = all.filter((each) => each.operation.tags.includes(tag.name));
    $("routes").append(make("h2", { className: "chapter" }, tag.name), prose(tag.description, "p", "quiet"),
      ...own.map((each) => article(each.path, each.method, each.operation)));
    $("contents").append(make("section", {}, make("h2", {}, tag.name), make("ul", {}, ...own.map((each) =>
      make("li", {}, make("a", { href: "#" + each.operation.operationId, title: each.path },
        make("span", { className: "method " + each.method }, each.method === "delete" ? "DEL" : each.method.toUpperCase()),
        each.operation.summary))))));
  }
  if (location.hash) document.querySelector(location.hash)?.scrollIntoView();
}

function search() {
  const words = $("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const link of document.querySelectorAll("#contents a")) {
    const target = document.querySelector(link.getAttribute("href"));
    const text = target.textContent.toLowerCase();
    const found = words.every((word) => text.includes(word));
    link.parentElement.hidden = !found;
    target.hidden = !found;
  }
  for (const section of document.querySelectorAll("#contents section")) section.hidden = !section.querySelector("li:not([hidden])");
}

async function load() {
  const response = await fetch("/api/v1/openapi.json", { headers: headers() });
  $("token").hidden = response.status !== 401;
  if (response.status === 401) {
    $("routes").replaceChildren();
    return;
  }
  api = await response.json();
  show();
}

$("search").addEventListener("input", search);
$("token").addEventListener("submit", (event) => {
  event.preventDefault();
  token = new FormData(event.target).get("token");
  sessionStorage.setItem("darkroom-token", token);
  load();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && event.target.tagName !== "INPUT") {
    event.preventDefault();
    $("search").focus();
  }
});
load();
