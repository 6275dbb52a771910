// Reads a book as Readium (the engine of Thorium) does, and prints its text and audio pairs as JSON.
// usage: node readium.cjs BOOK
"use strict";
const source = "r2-shared-js/dist/es8-es2017/src";
const { initGlobalConverters_GENERIC, initGlobalConverters_SHARED } = require(`${source}/init-globals`);
const { PublicationParsePromise } = require(`${source}/parser/publication-parser`);
const { lazyLoadMediaOverlays } = require(`${source}/parser/epub-daisy-common`);

initGlobalConverters_SHARED();
initGlobalConverters_GENERIC();

function* pairs(node) {
  if (node.Text && node.Audio) yield { text: node.Text, audio: node.Audio, role: node.Role };
  for (const child of node.Children ?? []) yield* pairs(child);
}

(async () => {
  const publication = await PublicationParsePromise(process.argv[2]);
  const found = [];
  for (const link of publication.Spine) {
    if (!link.MediaOverlays) continue;
    await lazyLoadMediaOverlays(publication, link.MediaOverlays);
    found.push(...pairs(link.MediaOverlays));
  }
  const contents = (links) =>
    (links ?? []).map((l) => ({ title: l.Title, href: l.Href, children: contents(l.Children) }));
  const title = publication.Metadata.Title;
  const told = JSON.stringify({ title, contents: contents(publication.TOC), pairs: found });
  process.stdout.write(told, () => process.exit(0));
})();
