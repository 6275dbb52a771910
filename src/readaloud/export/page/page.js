"use strict";
(() => {
  const sound = document.getElementById("sound");
  // Each utterance: id of its element, start and end in seconds, then offset, end and time of each word, flat.
  const said = JSON.parse(document.getElementById("timeline").textContent);
  const root = document.documentElement;
  const words = "highlights" in CSS ? new Highlight() : null;
  if (words) {
    CSS.highlights.set("ra-word", words);
    // Set from here because browsers and checkers that do not know it refuse a whole style sheet for it.
    document.styleSheets[0].insertRule("::highlight(ra-word) { background: var(--word); color: var(--on-word); }");
  }
  let heard = -1;

  // The last utterance that has begun at a moment; -1 before the first.
  const at = (seconds) => {
    let [low, high] = [0, said.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (said[middle][1] <= seconds + 0.001) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  const element = (number) => document.getElementById(said[number]?.[0] ?? "");

  const isInView = (box) => box.bottom > 0 && box.top < innerHeight;

  const mark = (number) => {
    const before = element(heard);
    const now = element(number);
    const following = !before || isInView(before.getBoundingClientRect());
    before?.classList.remove("ra-heard");
    now?.classList.add("ra-heard");
    heard = number;
    // Whoever has scrolled away to read something else stays there.
    if (now && following) keepInView(now);
  };

  const keepInView = (now) => {
    const box = now.getBoundingClientRect();
    const bar = document.querySelector(".player").getBoundingClientRect();
    if (box.top < Math.max(bar.bottom, 0) + 8 || box.bottom > innerHeight - 8) {
      now.scrollIntoView({ block: box.height > innerHeight / 2 ? "start" : "center" });
    }
  };

  const markWord = (number, seconds) => {
    words?.clear();
    const times = said[number]?.[3];
    const inside = element(number);
    if (!words || !times || !inside || seconds > said[number][2]) return;
    let last = -1;
    for (let n = 0; n < times.length && times[n + 2] <= seconds + 0.001; n += 3) last = n;
    if (last >= 0) words.add(range(inside, times[last], times[last + 1]));
  };

  const range = (inside, start, end) => {
    const found = new Range();
    const walker = document.createTreeWalker(inside, NodeFilter.SHOW_TEXT);
    let here = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.data.length;
      if (here <= start && start <= here + length) found.setStart(node, start - here);
      if (here < end && end <= here + length) found.setEnd(node, end - here);
      here += length;
    }
    return found;
  };

  const show = () => {
    const number = at(sound.currentTime);
    if (number !== heard) mark(number);
    markWord(number, sound.currentTime);
  };

  const follow = () => {
    show();
    if (!sound.paused) requestAnimationFrame(follow);
  };

  const go = (number) => {
    sound.currentTime = said[Math.min(Math.max(number, 0), said.length - 1)][1];
  };

  // Back begins the sentence again unless it has only just begun.
  const back = () => {
    const now = at(sound.currentTime);
    go(now >= 0 && sound.currentTime - said[now][1] > 1.5 ? now : now - 1);
  };

  const forward = () => go(at(sound.currentTime) + 1);

  const toggle = () => (sound.paused ? sound.play() : sound.pause());

  const numberOf = (place) => {
    for (let up = place; up; up = up.parentElement) {
      const number = up.id ? said.findIndex((one) => one[0] === up.id) : -1;
      if (number >= 0) return number;
    }
    return -1;
  };

  const onClick = (event) => {
    const link = event.target.closest("nav a");
    if (link && !sound.paused) {
      const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      const first = said.findIndex((one) => section?.contains(document.getElementById(one[0])));
      if (first >= 0) go(first);
    }
    if (!event.target.closest("article") || event.target.closest("a") || !getSelection().isCollapsed) return;
    const number = numberOf(event.target);
    if (number < 0) return;
    go(number);
    sound.play();
  };

  const onKey = (event) => {
    const busy = event.target.closest("a, audio, button, input, select, summary, textarea");
    if (busy || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const act = { " ": toggle, ArrowLeft: back, ArrowRight: forward }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };

  // The settings last where the browser lets a page keep them.
  const kept = (name, value) => {
    try {
      if (value !== undefined) localStorage.setItem(`readaloud-${name}`, value);
      return localStorage.getItem(`readaloud-${name}`);
    } catch {
      return null;
    }
  };

  const choose = (select) => {
    if (select.name === "speed") sound.playbackRate = sound.defaultPlaybackRate = Number(select.value);
    else root.dataset[select.name] = select.value;
  };

  for (const select of document.querySelectorAll("select")) {
    const value = kept(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
    choose(select);
    select.addEventListener("change", () => {
      choose(select);
      kept(select.name, select.value);
    });
  }
  for (const part of document.querySelectorAll("[hidden]")) part.hidden = false;
  document.getElementById("back").addEventListener("click", back);
  document.getElementById("forward").addEventListener("click", forward);
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  sound.addEventListener("play", follow);
  sound.addEventListener("seeked", show);
  sound.addEventListener("timeupdate", show); // a tab in the background paints no frames
  if ("mediaSession" in navigator) {
    navigator.mediaSession.metadata = new MediaMetadata({ title: document.title });
    navigator.mediaSession.setActionHandler("previoustrack", back);
    navigator.mediaSession.setActionHandler("nexttrack", forward);
  }
})();
