import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Ajv2020 } from 'ajv/dist/2020.js';

const schema = JSON.parse(readFileSync(new URL('../../docs/events.schema.json', import.meta.url), 'utf8'));
const isDocumented = new Ajv2020({ strict: false }).compile(schema);

type Frame = { eventName: string; data: string };

/** The events that pages get on their streams, each held against docs/events.schema.json as it arrives. */
export class Frames {
  private readonly seen = new Set<string>();
  private readonly faults: string[] = [];

  /** Reads along on every stream that the page opens from now on. */
  async read(page: Page): Promise<void> {
    try {
      const browser = await page.context().newCDPSession(page);
      browser.on('Network.eventSourceMessageReceived', (frame) => this.check(frame));
      await browser.send('Network.enable');
    } catch (error) {
      if (!page.isClosed()) this.faults.push(`the page's streams could not be read: ${error}`);
    }
  }

  /** The kinds of event that came, as their `t` names them. */
  kinds(): string[] {
    return [...this.seen];
  }

  findings(): string[] {
    return this.faults;
  }

  private check({ eventName, data }: Frame): void {
    const event = JSON.parse(data);
    if (eventName === 'ping') {
      if (data !== '{}') this.faults.push(`a ping with something in it: ${data}`);
      return;
    }
    if (!isDocumented(event)) {
      const why = isDocumented.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`).join(', ');
      this.faults.push(`an event that docs/events.schema.json does not know: ${why}: ${data}`);
    }
    this.seen.add(event.t);
  }
}
