// What the browser tests share: the real server on a database of its own, and people in front of it.

import assert from 'node:assert/strict';
import { spawn, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

/** Longest that anything may take which a test waits for. */
const PATIENCE = 15_000;
/** WCAG 2.2 AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
export const PHONE = { width: 390, height: 844 };
export const DESKTOP = { width: 1280, height: 900 };
export const WALL = { width: 1920, height: 1080 };

function env(name) {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: these tests are run by \`cargo xtask test browser\``);
  return value;
}

/** `plenum` on a database of its own, in a folder that goes when it stops for good. */
export class Server {
  #process;

  /** `demo`: with the demonstration bodies. */
  static async start({ demo = false } = {}) {
    const server = new Server();
    server.folder = await mkdtemp(join(tmpdir(), 'plenum-'));
    server.database = `sqlite:${join(server.folder, 'plenum.db')}`;
    await server.resume({ demo });
    return server;
  }

  /** Starts it on the database it has; on the port it had, so that addresses stay. */
  async resume({ demo = false } = {}) {
    const args = ['serve', '--addr', `127.0.0.1:${this.port ?? 0}`, '--site', env('PLENUM_SITE')];
    args.push('--database-url', this.database, ...(demo ? [] : ['--no-demo']));
    this.#process = spawn(env('PLENUM_BIN'), args, { stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    this.#process.stderr.on('data', (data) => (this.said += data));
    this.url = await new Promise((found, failed) => {
      this.#process.once('error', failed);
      this.#process.once('exit', (code) => failed(new Error(`the server ended with ${code}: ${this.said}`)));
      createInterface(this.#process.stdout).on('line', (line) => {
        this.said += `${line}\n`;
        const at = /^Plenum is at (http\S+)/.exec(line);
        if (at) found(at[1]);
      });
    });
    this.port = new URL(this.url).port;
    const health = await fetch(`${this.url}/health`, { signal: AbortSignal.timeout(PATIENCE) });
    assert.equal(health.status, 200);
  }

  /** Ends the process, as the system would. */
  async halt() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGTERM');
    await ended;
  }

  async stop() {
    await this.halt();
    await rm(this.folder, { recursive: true });
  }

  /** Another `plenum` command on the same database; what it printed. */
  async command(...args) {
    const url = ['--database-url', this.database];
    const { stdout } = await promisify(execFile)(env('PLENUM_BIN'), [...args, ...url]);
    return stdout;
  }

  /** `plenum user add`: the one-time link. */
  async invite(login, name, body, role) {
    const account = ['user', 'add', login, '--name', name, '--body', body, '--role', role];
    const said = await this.command(...account, '--public-url', this.url);
    return said.match(/http\S+/)[0];
  }
}

/** Chromium, with nothing that talks to anybody but the server. */
export function browser() {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({
    executablePath: env('PLENUM_CHROMIUM'),
    args: ['--no-sandbox', '--disable-gpu', ...quiet],
  });
}

/** Somebody with a browser of their own, in which nothing may go wrong unnoticed. */
export class Person {
  /** What went wrong. */
  problems = [];
  /** The document's own status. */
  status = 0;
  /** How often a document was loaded. */
  loaded = 0;

  static async enter(chrome, server, { js = true, viewport = DESKTOP, dark = false, scale = 1 } = {}) {
    const context = await chrome.newContext({
      baseURL: server.url,
      javaScriptEnabled: js,
      viewport,
      deviceScaleFactor: scale,
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE);
    const person = new Person();
    Object.assign(person, { context, server, js, dark, page: await context.newPage() });
    person.#watch();
    return person;
  }

  #watch() {
    const { page, problems } = this;
    const document = (request) => request.isNavigationRequest() && request.frame() === page.mainFrame();
    page.on('pageerror', (error) => problems.push(`exception: ${error}`));
    page.on('console', (message) => {
      // Chromium also writes down every answer of 400 and above: a document's is a test's own business.
      const own = message.text().startsWith('Failed to load resource') && message.location().url === page.url();
      // Without scripts, what was fetched for them is not used.
      const unused = !this.js && message.text().includes('was preloaded');
      if (['error', 'warning'].includes(message.type()) && !own && !unused) problems.push(`console: ${message.text()}`);
    });
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // A live stream, or a page nobody waits for any more, is left when another page is opened; and without
      // scripts, Chromium fetches none.
      const meant = why === 'net::ERR_ABORTED' || (!this.js && request.resourceType() === 'script');
      if (!meant) problems.push(`${request.url()}: ${why}`);
    });
    page.on('response', (response) => {
      if (document(response.request())) {
        if (response.status() !== 303) this.status = response.status();
      } else if (response.status() >= 400) {
        problems.push(`${response.url()}: ${response.status()}`);
      }
    });
    page.on('framenavigated', (frame) => frame === page.mainFrame() && (this.loaded += 1));
  }

  /** Opens a page that is there. */
  async open(path, status = 200) {
    await this.page.goto(path);
    assert.equal(this.status, status, `the status of ${path}`);
    await this.awake();
  }

  /** Islands follow their stream: from here on the page changes by itself. */
  async awake() {
    if (this.js && (await this.page.locator('leptos-island').count()) > 0) {
      await this.page.getByText('Live', { exact: true }).waitFor();
    }
  }

  /** Waits until the page shows something: by itself where JavaScript is on, loaded anew where it is off. */
  async sees(what) {
    const loaded = this.loaded;
    if (!this.js) await this.page.reload();
    await (typeof what === 'string' ? this.page.getByText(what).first() : what).waitFor();
    if (this.js) assert.equal(this.loaded, loaded, 'the page changed by itself');
  }

  /**
   * Fills in the form for an act as a person would, and sends it: waits for the page that answers.
   * `fields` tell the form (where hidden or on its button) or are typed, chosen or ticked.
   */
  async act(act, fields = {}, status = 200) {
    const { form, typed, button } = await this.form(act, fields);
    const folded = form.locator('xpath=ancestor::details[not(@open)]/summary');
    for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
    for (const [name, value] of typed) await fill(form.locator(`[name="${name}"]`), value);
    const from = this.page.url();
    await Promise.all([this.page.waitForEvent('load'), button.click()]);
    assert.equal(this.status, status, `${act} at ${from}: ${await this.page.getByRole('alert').allInnerTexts()}`);
    await this.awake();
  }

  /** The form for an act with these fields; which of them are still to be filled in; and its button. */
  async form(act, fields = {}) {
    let form = this.page.locator('form').filter({ has: this.page.locator(`[name="act"][value="${act}"]`) });
    const typed = [];
    let button = 'button';
    for (const [name, value] of Object.entries(fields)) {
      const is = `[name="${name}"][value=${JSON.stringify(String(value).slice(0, 200))}]`;
      const hidden = `[type="hidden"]${is}`;
      const pressed = `button${is}`;
      if ((await form.locator(hidden).count()) > 0) {
        form = form.filter({ has: this.page.locator(hidden) });
      } else if ((await form.locator(pressed).count()) > 0) {
        form = form.filter({ has: this.page.locator(pressed) });
        button = pressed;
      } else {
        typed.push([name, value]);
      }
    }
    const count = await form.count();
    assert.equal(count, 1, `forms for ${act} ${JSON.stringify(fields)} at ${this.page.url()}`);
    return { form, typed, button: form.locator(button).last() };
  }

  /** Sends a form past the page: for what a test needs and does not look at. */
  async send(path, act, fields = {}) {
    const form = new URLSearchParams({ act });
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one);
    const response = await this.context.request.post(path, {
      headers: { origin: this.server.url, 'content-type': 'application/x-www-form-urlencoded' },
      data: form.toString(),
      maxRedirects: 0,
    });
    const why = /notice-title">([^<]*)/.exec(await response.text())?.[1];
    assert.equal(response.status(), 303, `${act} at ${path}: ${why}`);
    return response.headers().location;
  }

  async signIn(login, password) {
    await this.send('/sign-in', 'sign-in', { login, password, next: '' });
  }

  /** Nothing is wrong for anybody: axe-core at these sizes in light, and in dark what has to do with colour. */
  async accessible(sizes = [DESKTOP]) {
    for (const size of sizes) {
      await this.page.setViewportSize(size);
      for (const colorScheme of ['light', 'dark']) {
        await this.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        // Without frames there is nothing for axe's second page to join.
        const axe = new AxeBuilder({ page: this.page }).setLegacyMode();
        const asked = colorScheme === 'light' ? axe.withTags(RULES) : axe.withRules(['color-contrast', 'link-in-text-block']);
        const { violations } = await asked.analyze();
        const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html.slice(0, 200)).join(' | ')}`);
        assert.deepEqual(found, [], `${this.page.url()} in ${colorScheme} at ${size.width}`);
      }
    }
    await this.page.emulateMedia({ colorScheme: this.dark ? 'dark' : 'light' });
  }

  /** Leaves; fails the test if anything went wrong meanwhile. */
  async leave() {
    await this.context.close();
    assert.deepEqual(this.problems, []);
  }
}

async function fill(field, value) {
  const kind = await field.first().evaluate((element) => element.type ?? element.tagName);
  if (kind === 'radio' || kind === 'checkbox') {
    for (const one of [value].flat()) await field.and(field.page().locator(`[value="${one}"]`)).check();
  } else if (kind.startsWith('select')) {
    await field.selectOption(String(value));
  } else {
    await field.fill(String(value));
  }
}
