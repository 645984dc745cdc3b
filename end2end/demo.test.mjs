// What somebody sees who has just started Plenum: the Kimberley Process as reported, and a fictional assembly.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Person, Server, browser } from './harness.mjs';

let server;
let chrome;
let visitor;
before(async () => {
  [server, chrome] = await Promise.all([Server.start({ demo: true }), browser()]);
  visitor = await Person.enter(chrome, server);
});
after(async () => {
  await chrome.close();
  await server.stop();
});

const item = /invasion of Ukraine, and whether to broaden the definition of conflict diamonds/;

test('the blocked item of June 2022 names proposers, objectors, ground and sources', async () => {
  const { page } = visitor;
  await visitor.open('/');
  await page.getByRole('link', { name: 'Kimberley Process', exact: true }).click();
  const blocked = page.getByRole('article').filter({ has: page.getByRole('heading', { name: item }) });
  await blocked.waitFor();
  for (const own of ['the body’s page', 'its own page']) {
    const shown = own === 'its own page' ? page.getByRole('article', { name: /Blocked/ }) : blocked;
    if (own === 'its own page') {
      await blocked.getByRole('link', { name: item }).click();
      await page.getByRole('heading', { level: 1, name: item }).waitFor();
    }
    // Folded where it is one of many, whole on its own page.
    const folded = await shown.locator('details:not([open]) > summary').all();
    assert.equal(folded.length, own === 'its own page' ? 0 : 1, own);
    for (const summary of folded) await summary.click();
    const text = await shown.innerText();
    assert.match(text, /Blocked/, own);
    assert.match(text, /a technical process that should not deal with political issues/, own);
    const names = (heading) => shown.locator('section', { has: page.getByRole('heading', { name: heading }) }).getByRole('listitem').allInnerTexts();
    const says = async (heading, expected) => {
      const found = await names(heading);
      assert.equal(found.length, expected.length, `${own}: ${found}`);
      for (const name of expected) assert.ok(found.some((one) => one.includes(name)), `${own}: ${name} among ${found}`);
    };
    await says(/Asked for by/, ['Ukraine', 'European Union', 'Australia', 'United Kingdom', 'Canada', 'United States']);
    await says(/Objected/, ['Russia', 'Belarus', 'Central African Republic', 'Kyrgyz', 'Mali']);
    for (const source of ['Reuters', 'Rough & Polished', 'Civil Society Coalition', 'Rapaport']) assert.ok(text.includes(source), `${own}: ${source}`);
  }
});

test('what the Civil Society Coalition asked for stands as its proposals', async () => {
  await visitor.open('/kimberley-process');
  await visitor.page.locator('#main').getByRole('link', { name: 'Intersessional 2022' }).first().click();
  const agenda = visitor.page.getByRole('list').filter({ has: visitor.page.getByText('Suspension of the Russian Federation') });
  const rows = agenda.last().locator(':scope > li');
  for (const title of ['A wider definition of conflict diamonds', 'Suspension of the Russian Federation', 'Reform of decision-making']) {
    const row = rows.filter({ has: visitor.page.getByRole('link', { name: title }) });
    assert.match(await row.innerText(), /Proposed\b[^]*Civil Society Coalition[^]*not conducted in Plenum/, title);
  }
});

test('every page of the Example Assembly says that it is fictional', async () => {
  const pages = ['', '/first-plenary', '/first-plenary/1', '/motions', '/motions/1', '/votes', '/votes/1', '/record'];
  for (const page of pages) {
    await visitor.open(`/example-assembly${page}`);
    await visitor.page.getByText('Example Assembly is fictional.').waitFor();
  }
  await visitor.open('/example-assembly/display');
  await visitor.page.getByText('(fictional)').waitFor();
  await visitor.open('/kimberley-process');
  assert.equal(await visitor.page.getByText('is fictional').count(), 0);
});

test('a server that is started again finds everything where it was', async () => {
  const shown = async () => {
    const texts = [];
    for (const page of ['/kimberley-process', '/example-assembly', '/example-assembly/first-plenary', '/example-assembly/record']) {
      await visitor.open(page);
      texts.push(await visitor.page.locator('#main').innerText());
    }
    return texts;
  };
  const before = await shown();
  assert.match(server.said, /secretariat@example\.org/);
  await visitor.page.goto('about:blank');
  await server.halt();
  await server.resume({ demo: true });
  assert.match(server.said, /secretariat@example\.org/);
  assert.deepEqual(await shown(), before);
});

test('nothing went wrong in the browser', () => visitor.leave());
