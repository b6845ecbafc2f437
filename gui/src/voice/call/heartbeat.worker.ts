/** Beats for the page, because a hidden tab's own timers are slowed down until the lease would end. */
import { type Beat, heartbeatLoop } from './heartbeatLoop';

let stop = new AbortController();

self.addEventListener('message', ({ data }: MessageEvent<Beat>) => {
  stop.abort();
  stop = new AbortController();
  void heartbeatLoop(data, (status) => self.postMessage(status), stop.signal);
});
