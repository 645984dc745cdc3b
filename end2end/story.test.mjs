// A question on its way from a wish to a published outcome, with four people in four browsers and a visitor without an
// account: once with JavaScript, where the others' pages change by themselves, and once without.

import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { PHONE, Person, Server, browser } from './harness.mjs';

const BODY = 'river-council';
const MEETING = `/${BODY}/first-meeting`;
const CONSOLE = `/console/${BODY}`;
const REASON = 'The gauges at the border are ours to read, and nobody asked us.';
const PASSWORD = 'a few words in a row';

let chrome;
before(async () => (chrome = await browser()));
after(() => chrome.close());

for (const js of [true, false]) {
  suite(`the whole story with JavaScript ${js ? 'on' : 'off'}`, () => {
    let server;
    let secretariat, north, south, observer, visitor;
    before(async () => {
      server = await Server.start();
      const enter = (more) => Person.enter(chrome, server, { js, ...more });
      [secretariat, north, south, observer, visitor] = await Promise.all([
        enter(),
        enter({ viewport: PHONE }),
        enter({ dark: true }),
        enter(),
        enter(),
      ]);
    });
    after(() => server.stop());

    /** The secretariat acts in the chair's place, on the page where the act's form stands. */
    const console = async (page, act, fields) => {
      await secretariat.open(`${CONSOLE}${page}`);
      await secretariat.act(act, fields);
    };
    const nth = (vote) => `/${BODY}/votes/${vote}`;
    const button = (person, name) => person.page.getByRole('button', { name });
    /** Everybody who follows the vote looks at it, and then it opens. */
    const open = async (vote) => {
      for (const person of [north, south, observer, visitor]) await person.open(nth(vote));
      assert.equal(await button(north, 'Cast the ballot').count(), 0);
      await console('', 'open-vote', { vote });
      for (const person of [north, south]) await person.sees(button(person, 'Cast the ballot'));
      for (const person of [observer, visitor]) {
        await person.sees('Voting is open');
        await person.sees('0 of 2 have voted');
        assert.equal(await button(person, 'Cast the ballot').count(), 0);
      }
    };
    const finish = async (vote, word) => {
      await console('', 'close-vote', { vote });
      await north.sees('Voting is closed');
      await console('', 'declare-vote', { vote });
      for (const person of [north, south, observer, visitor]) await person.sees(word);
      await console('', 'publish-vote', { vote });
      await visitor.sees('How each delegation answered');
    };

    test('the first account comes from the command line', async () => {
      const link = await server.invite('sam@example.org', 'Sam Secretary', BODY, 'secretariat');
      await secretariat.open(link);
      await secretariat.page.getByRole('heading', { name: 'Welcome, Sam Secretary' }).waitFor();
      await secretariat.act('take-invitation', { password: 'short' }, 422);
      await secretariat.act('take-invitation', { password: PASSWORD });
      await secretariat.act('sign-out');
      await secretariat.open('/sign-in');
      await secretariat.act('sign-in', { login: 'sam@example.org', password: 'not these words' }, 401);
      assert.equal(await secretariat.page.getByLabel('Sign-in name').inputValue(), 'sam@example.org');
      await secretariat.act('sign-in', { login: 'sam@example.org', password: PASSWORD });
      await visitor.open(link, 410);
      await visitor.page.getByText('This link no longer works').waitFor();
    });

    test('the secretariat founds the body and admits its delegations and an observer', async () => {
      await secretariat.open('/console/new');
      await secretariat.act('found-body', {
        id: BODY,
        name: 'River Council',
        about: 'Three invented banks of an invented river.',
        fictional: 'true',
        'member-term': 'Bank',
        rule: 'consensus',
      });
      await secretariat.page.getByText('River Council is fictional.').waitFor();
      for (const [code, name] of [['NB', 'North Bank'], ['SB', 'South Bank'], ['IS', 'The Island']]) {
        await console('/delegations', 'admit-delegation', { code, name });
      }
      await console('/delegations', 'admit-observer', { code: 'RW', name: 'River Watch', kind: 'civil society' });
    });

    test('three people are invited by a link that works once', async () => {
      const people = [
        [north, 'Nora North', { role: 'delegate', delegation: 'NB', rank: 'representative' }],
        [south, 'Simon South', { role: 'delegate', delegation: 'SB', rank: 'representative' }],
        [observer, 'Olga Observer', { role: 'observer', organisation: 'RW' }],
      ];
      for (const [person, name, role] of people) {
        const login = `${name.split(' ')[0].toLowerCase()}@example.org`;
        await console('/people', 'invite', { login, name, ...role });
        const link = await secretariat.page.getByLabel(/works once/).inputValue();
        await person.open(link);
        await person.act('take-invitation', { password: PASSWORD });
        await person.page.getByRole('link', { name }).waitFor();
        await visitor.open(link, 410);
      }
    });

    test('a meeting is called, and what happens in it shows', async () => {
      await visitor.open(`/${BODY}`);
      await visitor.page.getByText('No meeting has been called yet.').waitFor();
      await console('/meetings', 'convene-meeting', {
        meeting: 'first-meeting',
        title: 'First Meeting',
        place: 'The bridge',
        starts: '2027-03-01',
        ends: '2027-03-03',
      });
      await visitor.open(MEETING);
      await visitor.page.getByText('1 to 3 March 2027').waitFor();
      for (const delegation of ['NB', 'SB']) await console('/meetings/first-meeting', 'accept-credentials', { delegation });
      await console('/meetings', 'open-meeting', { meeting: 'first-meeting' });
      await visitor.sees('In session');
      await console('', 'open-sitting', { public: 'true' });
      await visitor.sees(visitor.page.getByRole('heading', { name: 'Sitting 1' }));
      await console('/meetings/first-meeting', 'record-presence', { delegation: 'NB', present: 'true' });
      await visitor.sees('1 of 2 delegations with credentials');
      await south.open('/desk');
      await south.act('record-presence', { present: 'true' });
      await visitor.sees('2 of 2 delegations with credentials');
    });

    test('an item is proposed, and blocked: by whom and why is public', async () => {
      await north.open(MEETING);
      await north.act('propose-item', { title: 'Gauges at the border', text: 'Who reads them.' });
      assert.equal(new URL(north.page.url()).pathname, `${MEETING}/1`);
      await visitor.sees(visitor.page.getByRole('link', { name: 'Gauges at the border' }));
      await console('/announce', 'announce-vote', { question: 'items', item: '1', rule: 'consensus' });
      await visitor.sees('Announced');
      await open(1);
      await visitor.page.getByText(/no member objects/).waitFor();
      await north.act('cast-ballot', { answer: 'join' });
      await visitor.sees('1 of 2 have voted');
      await south.act('cast-ballot', { answer: 'object', reason: REASON });
      await visitor.sees('2 of 2 have voted');
      assert.equal(await visitor.page.getByText(REASON).count(), 0, 'nobody sees an answer while the vote is open');
      await finish(1, 'Blocked');
      await visitor.open(`/${BODY}`);
      const blocked = visitor.page.getByRole('article').filter({ hasText: 'Gauges at the border' });
      assert.match(await blocked.innerText(), new RegExp(`Asked for by 1[^]*North Bank[^]*Objected 1[^]*South Bank[^]*${REASON}`));
    });

    test('another item is joined by all, and taken up', async () => {
      await south.open(MEETING);
      await south.act('propose-item', { title: 'Low water' });
      await console('/announce', 'announce-vote', { question: 'items', item: '2', rule: 'consensus' });
      await open(2);
      await north.act('cast-ballot', { answer: 'join' });
      await south.act('cast-ballot', { answer: 'join' });
      await finish(2, 'Adopted');
      await visitor.open(MEETING);
      await console('', 'take-up-item', { item: '2' });
      await visitor.sees('Now: item 2. Low water');
    });

    test('a motion is drafted, tabled and sponsored; the observer states its view', async () => {
      await north.open(`${MEETING}/2`);
      await north.act('draft-motion', { title: 'Water below one metre', text: 'Ships wait.\n\nThe Council meets at once.', kind: 'general' });
      await visitor.open(`${MEETING}/2`);
      assert.equal(await visitor.page.getByText('Water below one metre').count(), 0, 'a draft is its delegation’s own');
      await north.open('/desk');
      await north.act('table-motion');
      assert.equal(new URL(north.page.url()).pathname, `/${BODY}/motions/1`);
      await south.open(`/${BODY}/motions/1`);
      await south.act('sponsor-motion');
      await visitor.open(`/${BODY}/motions/1`);
      await visitor.page.getByText('The Council meets at once.').waitFor();
      const sponsors = visitor.page.getByRole('region', { name: 'Sponsors' }).getByRole('listitem');
      assert.deepEqual((await sponsors.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim()), ['NB North Bank', 'SB South Bank']);
      await observer.open(`${MEETING}/2`);
      await observer.act('submit-statement', { title: 'A dry year', text: 'We measured half a metre.' });
      await visitor.open(MEETING);
      const statement = visitor.page.getByRole('article').filter({ hasText: 'A dry year' });
      assert.match(await statement.innerText(), /River Watch[^]*We measured half a metre\./);
    });

    test('the motion is put under two-thirds of those present and voting', async () => {
      await console('/announce', 'announce-vote', {
        question: 'motion',
        motion: '1',
        rule: 'fraction',
        numerator: '2',
        denominator: '3',
        comparison: 'at-least',
        base: 'present-and-voting',
      });
      await visitor.open(nth(3));
      await visitor.page.getByText(/at least two-thirds of the members present and voting/).waitFor();
      await open(3);
      await north.act('cast-ballot', { answer: 'abstain' });
      await north.page.getByText('Your ballot stands in the record.').waitFor();
      await north.act('cast-ballot', { answer: 'yes' });
      await visitor.sees('1 of 2 have voted');
      await south.act('cast-ballot', { answer: 'yes' });
      await finish(3, 'Adopted');
    });

    test('the visitor reads why, and who answered what', async () => {
      const { page } = visitor;
      await page.getByText('2 in favour of 2 present and voting; 2 were required.').waitFor();
      const cells = async (table) => {
        const rows = await page.getByRole('table', { name: table }).getByRole('row').allInnerTexts();
        return rows.slice(1).map((row) => row.trim().split(/\s*[\t\n]\s*/));
      };
      const [criterion] = await cells('Criterion by criterion');
      assert.deepEqual(criterion.slice(1, 4), ['2', '2', '2']);
      assert.match(criterion.at(-1), /^met/);
      const rows = await cells('Roll call');
      assert.deepEqual(rows.map(([code, name, answer]) => [code, name, answer]), [
        ['NB', 'North Bank (changed once)', 'Yes'],
        ['SB', 'South Bank', 'Yes'],
        ['IS', 'The Island', 'Absent'],
      ]);
      await south.act('explain-vote', { text: 'We waited for this since the drought.' });
      await visitor.sees('We waited for this since the drought.');
      await visitor.open(`/${BODY}`);
      const decisions = page.getByRole('region', { name: 'Decisions' });
      await decisions.getByRole('link', { name: 'Water below one metre' }).waitFor();
    });

    test('nothing went wrong in any of the browsers', async () => {
      for (const person of [secretariat, north, south, observer, visitor]) await person.leave();
    });
  });
}
