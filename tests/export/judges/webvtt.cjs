// Parses captions with the parser of the W3C's WebVTT community and prints its errors as JSON.
// usage: node webvtt.cjs FILE...
"use strict";
const { readFileSync } = require("node:fs");
const { WebVTTParser } = require("webvtt-parser");

const found = process.argv.slice(2).flatMap((file) =>
  new WebVTTParser().parse(readFileSync(file, "utf8"), "subtitles/captions/descriptions").errors);
process.stdout.write(JSON.stringify(found));
