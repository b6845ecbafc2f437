import type { BrowserContext } from '@playwright/test';
import { Frames } from './frames';

/**
 * What a page may never do: break its own CSP, throw where nobody catches, find fault with itself, or
 * speak to anybody but the API, the SFU and the stream. Nor may it be sent an event that is not documented.
 */
export class Guard {
  /** What the pages' event streams brought. */
  readonly frames = new Frames();
  private readonly faults: string[] = [];
  private readonly contacted = new Map<string, string>();
  private readonly allowed: Set<string>;

  constructor(origin: string, sfu: string) {
    this.allowed = new Set([originOf(origin), originOf(sfu)]);
  }

  /** Lets pages speak to a further origin: where the stream under test lies. */
  allow(address: string): void {
    this.allowed.add(originOf(address));
  }

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeFunction('reportFault', (fault: string) => this.faults.push(fault));
    await context.addInitScript(reportFromPage);
    context.on('weberror', (error) => this.faults.push(`uncaught: ${error.error().stack ?? error.error().message}`));
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) this.faults.push(message.text());
    });
    context.on('request', (request) => {
      this.contact(request.url());
      if (request.url().endsWith('/api/client-log')) this.faults.push(`the page reported: ${request.postData()}`);
    });
    context.on('page', (page) => {
      page.on('websocket', (socket) => this.contact(socket.url()));
      void this.frames.read(page);
    });
  }

  /** Everything that was wrong up to now. */
  findings(): string[] {
    const foreign = [...this.contacted].filter(([origin]) => !this.allowed.has(origin));
    return [
      ...this.faults,
      ...this.frames.findings(),
      ...foreign.map(([, address]) => `request to a foreign origin: ${address}`),
    ];
  }

  private contact(address: string): void {
    if (/^(blob|data|about):/.test(address)) return;
    this.contacted.set(originOf(address), address);
  }
}

/** `ws:` and `http:` of one host and port are the same door. */
function originOf(address: string): string {
  return new URL(address.replace(/^ws/, 'http')).origin;
}

/** Runs in every page: what only the page itself can see. */
function reportFromPage(): void {
  const report = (window as unknown as { reportFault(fault: string): void }).reportFault;
  document.addEventListener('securitypolicyviolation', (violation) => {
    report(
      `CSP: ${violation.effectiveDirective} blocked ${violation.blockedURI} (${violation.sourceFile}:${violation.lineNumber})`,
    );
  });
  const Plain = window.RTCPeerConnection;
  const connections: RTCPeerConnection[] = [];
  Object.assign(window, { connections });
  const local = /^(stun|turns?):(127\.0\.0\.1|localhost)[:?]?/;
  const check = (configuration?: RTCConfiguration) => {
    for (const server of configuration?.iceServers ?? []) {
      for (const url of [server.urls].flat()) if (!local.test(url)) report(`ICE server of a foreign origin: ${url}`);
    }
  };
  window.RTCPeerConnection = class extends Plain {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      check(configuration);
      connections.push(this);
    }
    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration(configuration);
      check(configuration);
    }
  };
}
