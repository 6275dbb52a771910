// Opens a page of ours in Chromium without a network, asks axe about it in every colour scheme, plays it, and
// prints what happened as JSON. usage: node page.mjs PAGE CHROMIUM SECONDS
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [page_file, executablePath, seconds] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
  ignoreDefaultArgs: ["--mute-audio"],
});
const told = { requests: [], errors: [], violations: [], heard: [] };
const address = pathToFileURL(page_file).href;

// What is there for somebody who has no JavaScript.
const withoutCode = async () => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto(address);
  const seen = (name) => page.locator(name).first().isVisible();
  return { player: await seen("audio"), text: await seen("h1"), buttons: await seen("button"), choices: await seen("select") };
};

// How far the page can be scrolled sideways on 320 pixels, with every choice for the text at its widest.
const sideways = async () => {
  const page = await (await browser.newContext({ viewport: { width: 320, height: 640 } })).newPage();
  await page.goto(address);
  await page.locator("summary").click();
  for (const select of await page.locator("details select").all()) {
    await select.selectOption({ index: (await select.locator("option").count()) - 1 });
  }
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
};

// Where the sound is after a click, keys and buttons, as ids of what is marked.
const moved = async (page) => {
  const steps = [];
  const step = async (act) => {
    await act();
    await page.waitForTimeout(400);
    steps.push(await page.evaluate(() => document.querySelector(".ra-heard")?.id ?? ""));
  };
  await page.evaluate(() => document.getElementById("sound").pause());
  await step(() => page.locator("#forward").click());
  await step(() => page.locator("#back").click());
  await page.evaluate(() => document.activeElement.blur());
  await step(() => page.keyboard.press("ArrowRight"));
  await step(() => page.keyboard.press("ArrowLeft"));
  return steps;
};

try {
  told.plain = await withoutCode();
  told.sideways = await sideways();
  const page = await (await browser.newContext({ offline: true, viewport: { width: 400, height: 800 } })).newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) told.requests.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && told.errors.push(message.text()));
  page.on("pageerror", (error) => told.errors.push(String(error)));
  await page.goto(address);
  await page.locator("details").first().evaluate((details) => (details.open = true));
  for (const colours of ["light", "dark", "contrast"]) {
    await page.locator('select[name="colours"]').selectOption(colours);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run());
    told.violations.push(...result.violations.map((v) => `${colours}: ${v.id}: ${v.nodes[0].html.slice(0, 200)}`));
  }
  told.cues = await page.evaluate(async () => {
    const track = document.querySelector("track").track;
    track.mode = "hidden";
    for (let n = 0; n < 50 && !track.cues?.length; n += 1) await new Promise((go) => setTimeout(go, 50));
    return track.cues?.length ?? 0;
  });
  // Each moment: the wall clock, the sound's own time, the id of what is marked, the marked word.
  await page.evaluate(() => {
    const sound = document.getElementById("sound");
    globalThis.heard = [];
    const look = () => {
      const marked = document.querySelector(".ra-heard")?.id ?? "";
      const word = [...(CSS.highlights.get("ra-word") ?? [])].map(String).join("");
      const last = globalThis.heard.at(-1);
      if (last?.[2] !== marked || last?.[3] !== word) {
        globalThis.heard.push([Date.now() / 1000, sound.currentTime, marked, word]);
      }
      requestAnimationFrame(look);
    };
    look();
  });
  await page.locator("article h1, article p").first().click();
  await page.waitForTimeout(Number(seconds) * 1000);
  await page.keyboard.press(" ");
  told.paused = await page.evaluate(() => document.getElementById("sound").paused);
  told.heard = await page.evaluate(() => globalThis.heard);
  told.moved = await moved(page);
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(told));
