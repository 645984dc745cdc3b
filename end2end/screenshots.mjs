// Makes the pictures in `docs/screenshots`, and pictures of everything else in `end2end/results` to look at:
// `node screenshots.mjs`, with the variables that `cargo xtask test browser` sets.

import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DESKTOP, PHONE, Person, Server, WALL, browser } from './harness.mjs';

const folder = (name) => fileURLToPath(new URL(name, import.meta.url));
const docs = folder('../docs/screenshots');
const results = folder('results');
for (const made of [docs, results]) await mkdir(made, { recursive: true });

const BODY = 'example-assembly';
const server = await Server.start({ demo: true });
const chrome = await browser();
const enter = async (who, options) => {
  const person = await Person.enter(chrome, server, options);
  if (who) await person.signIn(`${who}@example.org`, 'plenum-demonstration');
  return person;
};
/** The page from one element to the end of another. */
const part = async ({ page }, first, last) => {
  const box = (selector) => page.locator(selector).last().boundingBox();
  const [top, end] = [await box(first), await box(last)];
  const y = Math.max(0, top.y - 6);
  return { x: 0, y, width: page.viewportSize().width, height: end.y + end.height + 24 - y };
};

// The pictures of the README. The vote that the demonstration left announced is opened, and some have voted.
const visitor = await enter(null, { viewport: { width: 1120, height: 900 } });
const secretariat = await enter('secretariat');
const chair = (act, fields) => secretariat.send(`/console/${BODY}`, act, { body: BODY, as: 'secretariat', meeting: 'first-plenary', ...fields });
await visitor.open('/kimberley-process/intersessional-2022/1');
await visitor.page.screenshot({ path: `${docs}/blocked-item.png`, fullPage: true, clip: await part(visitor, '.site-header', '.blocked') });
await visitor.open(`/${BODY}/votes/4`);
await visitor.page.screenshot({ path: `${docs}/vote.png`, fullPage: true, clip: await part(visitor, '.site-header', '.chamber') });
await chair('take-up-item', { item: '3' });
await chair('open-vote', { vote: '5' });
const phone = await enter('alveria', { viewport: PHONE, scale: 2 });
await phone.open(`/${BODY}/votes/5`);
await phone.page.locator('.rule').evaluate((rule) => scrollTo(0, scrollY + rule.getBoundingClientRect().top - 8));
await phone.page.screenshot({ path: `${docs}/ballot.png` });
for (const who of ['alveria', 'solenne', 'ravania']) {
  const delegate = await enter(who);
  const as = `delegate:${who.slice(0, 3).toUpperCase()}`;
  await delegate.send(`/${BODY}/votes/5`, 'cast-ballot', { body: BODY, as, vote: '5', answer: who === 'ravania' ? 'no' : 'yes' });
  await delegate.leave();
}
const wall = await enter(null, { viewport: { width: 1280, height: 720 } });
await wall.open(`/${BODY}/display`);
await wall.page.screenshot({ path: `${docs}/display.png` });

// Everything else, to look at.
const pages = {
  visitor: ['/', '/kimberley-process', `/${BODY}`, `/${BODY}/first-plenary`, `/${BODY}/votes/2`, `/${BODY}/votes/5`, `/${BODY}/motions/1`, `/${BODY}/record`, '/sign-in', '/nowhere'],
  alveria: ['/desk', '/account', `/${BODY}/votes/5`, `/${BODY}/first-plenary/4`],
  secretariat: ['', '/announce', '/meetings', '/meetings/first-plenary', '/delegations', '/people'].map((page) => `/console/${BODY}${page}`),
};
const sizes = [['phone', PHONE, false], ['desktop', DESKTOP, false], ['dark', DESKTOP, true]];
for (const [who, paths] of Object.entries(pages)) {
  for (const [name, viewport, dark] of sizes) {
    const person = await enter(who === 'visitor' ? null : who, { viewport, dark });
    for (const path of paths) {
      await person.page.goto(path);
      await person.awake();
      await person.page.screenshot({ path: `${results}/${name}${path.replaceAll('/', '-')}.png`, fullPage: true });
    }
    await person.context.close();
  }
}
await wall.page.setViewportSize(WALL);
await wall.page.screenshot({ path: `${results}/wall.png` });
await chrome.close();
await server.stop();
