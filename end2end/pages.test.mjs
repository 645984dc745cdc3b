// Every page, for the person it is made for: readable by everybody, in light and dark, on a phone and on a wall, with
// the keyboard alone, and without JavaScript.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { DESKTOP, PHONE, Person, Server, WALL, browser } from './harness.mjs';

const BODY = '/example-assembly';
const MEETING = `${BODY}/first-plenary`;
const CONSOLE = `/console${BODY}`;
const ARABIC = 'جمهورية الوادي المتخيَّلة';
const LONG = 'The Federated and Entirely Invented Principalities of the Upper, the Lower and the Middle Reaches of Nowhereland';

let server, chrome;
/** By the part before the @ of the demonstration account; `visitor` has none. */
const people = {};
let link;

before(async () => {
  [server, chrome] = await Promise.all([Server.start({ demo: true }), browser()]);
  await server.halt();
  await rollCall();
  await server.resume();
  for (const who of ['visitor', 'secretariat', 'alveria', 'solenne', 'observer']) {
    people[who] = await Person.enter(chrome, server);
    if (who !== 'visitor') await people[who].signIn(`${who}@example.org`, 'plenum-demonstration');
  }
  link = await server.invite('new@example.org', 'Noor Newcomer', 'example-assembly', 'delegate:ARB');
  await stage();
});
after(async () => {
  await chrome.close();
  await server.stop();
});

/** A roll call of 193 invented members, taken in as those of the General Assembly are. */
async function rollCall() {
  const codes = Array.from({ length: 193 }, (_, place) => `M${String(place + 1).padStart(3, '0')}`);
  const answer = (place) => (place % 9 === 0 ? 'N' : place % 5 === 0 ? 'A' : 'Y');
  const files = {
    rollcalls: `rcid,session,date,symbol,title,${codes}\n1,99,2026-01-01,R/1,An invented roll call,${codes.map((_, place) => answer(place))}\n`,
    members: `code,name\n${codes.map((code) => `${code},Invented Member ${code}\n`).join('')}`,
    published: 'rcid,yes,no,abstain\n',
  };
  const options = [];
  for (const [name, text] of Object.entries(files)) {
    const path = join(server.folder, `${name}.csv`);
    await writeFile(path, text);
    options.push(`--${name}`, path);
  }
  await server.command('import', 'unga', ...options, '--rcid', '1');
}

/** The secretariat, for which nobody has to look at a page. */
const does = (act, fields) =>
  people.secretariat.send(CONSOLE, act, { body: 'example-assembly', as: 'secretariat', meeting: 'first-plenary', ...fields });

/** A ballot of Alveria. */
const cast = (vote, answer) =>
  people.alveria.send(`${BODY}/votes/${vote}`, 'cast-ballot', { body: 'example-assembly', as: 'delegate:ALV', vote, answer });

/** Votes in every state, and delegations with names that are hard to set. */
async function stage() {
  for (const [code, name] of [['ARB', ARABIC], ['LNG', LONG]]) {
    await does('admit-delegation', { code, name });
    await does('accept-credentials', { delegation: code });
    await does('record-presence', { delegation: code, present: 'true' });
  }
  const put = async (question) => Number((await does('announce-vote', question)).match(/votes\/(\d+)/)[1]);
  const ask = async (title) => {
    const item = (await does('propose-item', { title, text: '' })).match(/(\d+)\?/)[1];
    return put({ question: 'items', item, rule: 'consensus' });
  };
  stage.closed = await ask('A vote that is closed');
  stage.declared = await ask('A vote that is declared');
  stage.consensus = await ask('A vote under consensus');
  stage.tally = await put({ question: 'motion', motion: '2', rule: 'unga-two-thirds', 'while-open': 'tally', party: 'RAV' });
  // One vote is open at a time.
  for (const vote of [stage.closed, stage.declared]) {
    await does('open-vote', { vote });
    await cast(vote, 'join');
    await does('close-vote', { vote });
  }
  await does('declare-vote', { vote: stage.declared });
  await does('open-vote', { vote: stage.consensus });
}

/** What everybody may see, then each person's own pages. */
const pages = () => ({
  visitor: [
    ['/'],
    ['/kimberley-process'],
    ['/kimberley-process/intersessional-2022'],
    ['/kimberley-process/intersessional-2022/1'],
    ['/kimberley-process/record'],
    [BODY],
    [MEETING],
    [`${MEETING}/5`],
    [`${BODY}/motions`],
    [`${BODY}/motions/1`],
    [`${BODY}/votes`],
    [`${BODY}/votes/2`],
    [`${BODY}/votes/4`],
    [`${BODY}/votes/5`],
    [`${BODY}/votes/${stage.closed}`],
    [`${BODY}/votes/${stage.declared}`],
    [`${BODY}/votes/${stage.consensus}`],
    // Contrast takes axe long on so large a table.
    ['/general-assembly/votes/1', 200, [PHONE]],
    ['/sign-in'],
    [new URL(link).pathname],
    ['/invitation/spent', 410],
    ['/desk', 401],
    ['/no/such/page/anywhere', 404],
  ],
  alveria: [
    ['/desk'],
    ['/account'],
    [MEETING],
    [`${MEETING}/4`],
    [`${BODY}/motions/2`],
    [`${BODY}/votes/4`],
    [`${BODY}/votes/${stage.consensus}`],
  ],
  solenne: [['/desk'], ['/desk/example-assembly/drafts/4']],
  observer: [[`${MEETING}/4`], ['/console', 403]],
  secretariat: [
    ['/console'],
    ['/console/new'],
    [CONSOLE],
    [`${CONSOLE}/announce`],
    [`${CONSOLE}/announce?motion=2`],
    [`${CONSOLE}/delegations`],
    [`${CONSOLE}/delegations?change=ALV`],
    [`${CONSOLE}/meetings`],
    [`${CONSOLE}/meetings/first-plenary`],
    [`${CONSOLE}/people`],
  ],
});

for (const who of ['visitor', 'alveria', 'solenne', 'observer', 'secretariat']) {
  test(`pages of the ${who}: accessible, in any width, complete without JavaScript`, async (t) => {
    const person = people[who];
    const plain = await Person.enter(chrome, server, { js: false });
    await plain.context.addCookies(await person.context.cookies());
    for (const [path, status = 200, sizes = [PHONE, DESKTOP]] of pages()[who]) {
      await t.test(path, async () => {
        await person.page.setViewportSize(DESKTOP);
        await person.open(path, status);
        await plain.open(path, status);
        const read = async ({ page }) => (await page.locator('body').innerText()).replace(/^Live\n?/m, '').replace(/\s+/g, ' ');
        assert.equal(await read(person), await read(plain), 'the page without JavaScript says the same');
        assert.equal(await person.page.getByRole('heading', { level: 1 }).count(), 1, 'one heading of the first level');
        // What is folded away is looked at too.
        await person.page.locator('details').evaluateAll((all) => all.forEach((details) => (details.open = true)));
        await person.accessible(sizes);
        await person.page.setViewportSize({ width: 320, height: 640 });
        const wide = await person.page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= 320, `${wide} pixels wide where there are 320`);
      });
    }
    await plain.leave();
  });
}

test('the room screen: accessible, in one view, without JavaScript', async () => {
  const { visitor } = people;
  await visitor.open(`${BODY}/display`);
  await visitor.accessible([WALL]);
  await visitor.page.setViewportSize(WALL);
  const [width, height] = await visitor.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
  assert.deepEqual([width, height], [WALL.width, WALL.height], 'nothing to scroll on a wall');
});

test('193 delegations are 193 seats and 193 rows', async () => {
  const { page } = people.visitor;
  await people.visitor.open('/general-assembly/votes/1');
  assert.equal(await page.locator('svg.hemicycle rect.seat').count(), 193);
  const table = page.getByRole('table', { name: 'Roll call' });
  assert.equal(await table.getByRole('row').count(), 1 + 193);
  assert.match(await page.getByRole('img').first().getAttribute('aria-label'), /137 yes.*34 abstain.*22 no/);
  await table.getByRole('row', { name: /M193/ }).getByText('Yes').waitFor();
  await whole(page);
});

test('seats are whole in a small house', async () => {
  await people.visitor.open(`${BODY}/votes/4`);
  await whole(people.visitor.page);
});

/** Every seat is whole: none is cut off by the edge of the picture, none lies on another or on the number. */
async function whole(page) {
  const found = await page.locator('svg.hemicycle').first().evaluate((svg) => {
    const edge = svg.getBoundingClientRect();
    const seats = [...svg.querySelectorAll('rect.seat')].map((seat) => seat.getBoundingClientRect());
    const text = svg.querySelector('.hemicycle-count').getBoundingClientRect();
    // A line of text is taller than its figures.
    const figures = { left: text.left, right: text.right, top: text.top + text.height * 0.25, bottom: text.bottom - text.height * 0.25 };
    const middle = ({ left, top, width }) => [left + width / 2, top + width / 2];
    const distance = (a, b) => Math.hypot(middle(a)[0] - middle(b)[0], middle(a)[1] - middle(b)[1]);
    const within = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      cut: seats.filter((seat) => seat.left < edge.left - 1 || seat.right > edge.right + 1 || seat.top < edge.top - 1 || seat.bottom > edge.bottom + 1).length,
      onAnother: seats.filter((seat, place) => seats.slice(place + 1).some((other) => distance(seat, other) < seat.width - 1)).length,
      onTheNumber: seats.filter((seat) => within(seat, figures)).length,
    };
  });
  assert.deepEqual(found, { cut: 0, onAnother: 0, onTheNumber: 0 });
}

test('names in any script and of any length', async () => {
  const { visitor } = people;
  await visitor.open(`${BODY}/votes/${stage.declared}`);
  await visitor.open(`${BODY}/votes/${stage.consensus}`);
  for (const name of [ARABIC, LONG]) {
    const shown = visitor.page.getByRole('listitem').filter({ hasText: name }).first();
    assert.ok(await shown.isVisible(), name);
  }
});

test('with the keyboard alone: past the navigation, to the ballot, and cast', async () => {
  const { solenne } = people;
  const { page } = solenne;
  await solenne.open(`${BODY}/votes/${stage.consensus}`);
  const focused = page.locator(':focus');
  await page.keyboard.press('Tab');
  assert.equal(await focused.innerText(), 'Skip to the page');
  assert.ok((await focused.boundingBox()).y >= 0, 'the skip link shows itself');
  await page.keyboard.press('Enter');
  const reach = async (what) => {
    for (let steps = 0; steps < 12; steps += 1) {
      await page.keyboard.press('Tab');
      const outline = await focused.evaluate((element) => {
        const label = element.closest('label') ?? element;
        return [element, label].some((one) => getComputedStyle(one).outlineStyle !== 'none' && getComputedStyle(one).outlineWidth !== '0px');
      });
      assert.ok(outline, `the focus shows on ${await focused.evaluate((element) => element.outerHTML.slice(0, 120))}`);
      if (await focused.and(what).count()) return;
    }
    assert.fail(`the keyboard does not come to ${what}`);
  };
  await reach(page.getByRole('radio', { name: /Join/ }));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.ok(await page.getByRole('radio', { name: /Object/ }).isChecked());
  await reach(page.getByLabel('Reason for the objection'));
  await page.keyboard.type('Solenne asks for the figures first.');
  await reach(page.getByRole('button', { name: 'Cast the ballot' }));
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  await page.getByText('Your ballot stands in the record.').waitFor();
  await page.getByRole('button', { name: 'Replace the ballot' }).waitFor();
});

test('bad input: nothing is lost that was typed, and the sentence says what to do', async (t) => {
  const { alveria, solenne, observer } = people;
  const alert = (person) => person.page.getByRole('alert');
  const vote = stage.consensus;

  await t.test('an objection without a reason', async () => {
    await alveria.open(`${BODY}/votes/${vote}`);
    await alveria.act('cast-ballot', { answer: 'object', reason: ' ' }, 422);
    assert.match(await alert(alveria).innerText(), /reason/i);
    assert.ok(await alveria.page.getByRole('radio', { name: /Object/ }).isChecked());
    assert.ok(await alveria.page.getByLabel('Reason for the objection').isVisible());
    await alveria.accessible([PHONE, DESKTOP]);
  });

  await t.test('text that is too long', async () => {
    const long = `${'ä'.repeat(30_000)}\n\nthe end`;
    await observer.open(`${MEETING}/4`);
    await observer.act('submit-statement', { title: 'Too much', text: long }, 422);
    assert.match(await alert(observer).innerText(), /characters/);
    assert.equal(await observer.page.getByLabel('Text', { exact: true }).inputValue(), long);
    assert.equal(await observer.page.getByLabel('Title', { exact: true }).inputValue(), 'Too much');
    await observer.open(`${MEETING}/4`);
    assert.equal(await observer.page.getByText('Too much').count(), 0);
  });

  await t.test('a ballot for a vote that was closed meanwhile', async () => {
    const late = await Person.enter(chrome, server, { js: false });
    await late.signIn('ravania@example.org', 'plenum-demonstration');
    await late.open(`${BODY}/votes/${vote}`);
    await does('close-vote', { vote });
    await late.act('cast-ballot', { answer: 'object', reason: 'Ravania was in the corridor.' }, 409);
    assert.match(await alert(late).innerText(), /closed/);
    await late.leave();
  });

  await t.test('an address where nothing is', async () => {
    for (const path of ['/nowhere', `${BODY}/nowhere`, `${BODY}/votes/999`, `${MEETING}/999`, `${BODY}/motions/x`]) {
      await solenne.open(path, 404);
      await solenne.page.getByRole('heading', { level: 1 }).waitFor();
    }
  });
});

test('a vote whose count is shown while it is open: spoken when it opens and closes, accessible, live', async () => {
  const { alveria, observer, visitor } = people;
  const vote = stage.tally;
  for (const person of [alveria, visitor]) await person.open(`${BODY}/votes/${vote}`);
  const says = (text) => alveria.sees(alveria.page.locator('[aria-live="polite"]').filter({ hasText: text }));
  await does('open-vote', { vote });
  await says('Voting is open.');
  await cast(vote, 'yes');
  const count = visitor.page.getByRole('region', { name: 'The count so far' });
  await visitor.sees(count.getByText('1', { exact: true }).first());
  for (const person of [alveria, visitor]) await person.accessible([PHONE, DESKTOP]);
  const party = await Person.enter(chrome, server);
  await party.signIn('ravania@example.org', 'plenum-demonstration');
  for (const person of [observer, visitor, party]) {
    await person.open(`${BODY}/votes/${vote}`);
    assert.equal(await person.page.getByRole('radio').count(), 0, 'no ballot for observers, visitors and parties concerned');
  }
  await party.page.getByText(/party concerned/i).first().waitFor();
  await party.leave();
  await does('close-vote', { vote });
  await says('Voting is closed.');
});

test('nothing went wrong in any of the browsers', async () => {
  for (const person of Object.values(people)) await person.leave();
});
