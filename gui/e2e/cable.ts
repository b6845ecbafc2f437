import { once } from 'node:events';
import { createServer, type Server, Socket } from 'node:net';

/** A way to the API that can be cut: a TCP relay in front of it. */
export class Cable {
  private readonly target: number;
  private readonly port: number;
  private readonly sockets = new Set<Socket>();
  private server: Server;

  private constructor(server: Server, port: number, target: number) {
    this.server = server;
    this.port = port;
    this.target = target;
  }

  static async to(origin: string): Promise<Cable> {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const cable = new Cable(server, address.port, Number(new URL(origin).port));
    cable.serve();
    return cable;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Breaks every connection; new ones are refused until the cable is mended. */
  async cut(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async mend(): Promise<void> {
    this.server = createServer();
    await once(this.server.listen(this.port, '127.0.0.1'), 'listening');
    this.serve();
  }

  private serve(): void {
    this.server.on('connection', (near) => {
      const far = new Socket().connect(this.target, '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        this.sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.sockets.delete(socket);
          other.destroy();
        });
      }
    });
  }
}
