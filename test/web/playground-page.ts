import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TourPerson } from '../support/tour.js';

/** The tab in front when somebody has come in: the first example of their role. */
const FIRST_TABS: Record<TourPerson, string> = {
  client: 'MyRobots',
  technician: 'AssignedTickets',
  manager: 'FleetOverview',
  admin: 'Me',
};

/** The page as its reader knows it; the only place that knows how GraphiQL builds its markup. */
export class PlaygroundPage {
  /** Everything the browser complained about; a good page leaves it empty. */
  readonly complaints: string[] = [];
  /** Every address that was asked, sockets included. */
  readonly addresses: string[] = [];

  constructor(readonly page: Page) {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('request', (request) => this.addresses.push(request.url()));
    page.on('websocket', (socket) => this.addresses.push(socket.url()));
  }

  get answer(): Locator {
    return this.page.locator('.graphiql-response .CodeMirror');
  }

  get status(): Locator {
    return this.page.locator('.desk-status');
  }

  get tabs(): Locator {
    return this.page.getByRole('tab');
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator('.graphiql-query-editor .CodeMirror').waitFor();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Sign in' }).click();
    const form = this.page.getByRole('form', { name: 'Account' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Sign in' }).click();
  }

  /** By the demo desk's own buttons: those of its bar, or of the dialog when somebody is signed in. */
  async comeInAs(name: TourPerson): Promise<void> {
    const { page } = this;
    const change = page.getByRole('banner').getByRole('button', { name: 'Switch' });
    if (await change.isVisible()) await change.click();
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByRole('banner').getByText(`${name}@`).waitFor();
    await page.getByRole('tab', { name: FIRST_TABS[name], selected: true }).waitFor();
  }

  /** One of the examples of the reader's own role, by its title. It is in front when this is over. */
  async openExample(title: string): Promise<void> {
    const { page } = this;
    await page.getByRole('banner').getByRole('button', { name: 'Examples' }).click();
    const own = page.getByRole('dialog', { name: 'Example operations' }).locator('section');
    const its = page.getByText(title, { exact: true });
    await own.getByRole('button').filter({ has: its }).click();
    await expect.poll(() => textOf(page.locator('.graphiql-query-editor'))).toContain(`# ${title}\n`);
    await this.status.getByText('Ready').waitFor();
  }

  variables(): Promise<string> {
    return textOf(this.page.getByRole('region', { name: 'Variables' }));
  }

  async setVariables(text: string): Promise<void> {
    await this.page.getByRole('region', { name: 'Variables' }).getByRole('textbox').focus();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** The whole answer to what was run, also what is scrolled out of sight. */
  async answered(): Promise<string> {
    await this.status.getByText('HTTP 200').waitFor();
    const text = (): Promise<string> => textOf(this.page.locator('.graphiql-response'));
    await expect.poll(text).not.toBe('');
    return text();
  }

  async openTab(name: string): Promise<void> {
    await this.tabs.filter({ hasText: name }).click();
  }

  async run(): Promise<void> {
    await this.page.getByRole('button', { name: /Execute query/ }).click();
  }

  /** Asked hosts other than the desk's own. `data:` and `blob:` never leave the browser. */
  strangers(url: string): string[] {
    const { host } = new URL(url);
    return this.addresses.filter((address) => !/^(data|blob):/.test(address) && new URL(address).host !== host);
  }
}

/** What an editor holds; of a long text, the page itself has only the lines in sight. */
const textOf = (place: Locator): Promise<string> =>
  place
    .locator('.CodeMirror:visible')
    .evaluate((editor) => (editor as unknown as { CodeMirror: { getValue(): string } }).CodeMirror.getValue());
