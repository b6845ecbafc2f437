import Hls, { type ErrorData, ErrorDetails, ErrorTypes, Events } from 'hls.js';
import hlsWorkerUrl from 'hls.js/dist/hls.worker.js?url';
import { type Failure, isInsecure } from './failure';

const hlsType = 'application/vnd.apple.mpegurl';
/** A decoder that fails again this soon, ms, will not recover. */
const recoveryPause = 10_000;

function failureOf(data: ErrorData): Failure {
  if (data.details === ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR) return 'unsupported';
  if (data.type !== ErrorTypes.NETWORK_ERROR || data.details === ErrorDetails.MANIFEST_PARSING_ERROR) return 'broken';
  return [404, 410].includes(data.response?.code ?? 0) ? 'missing' : 'unreachable';
}

function attachHls(video: HTMLVideoElement, src: string, onFailure: (failure: Failure) => void): () => void {
  // Segments are taken apart in a worker: the page's own thread has people to show. The module brings none along.
  const hls = new Hls({ backBufferLength: 30, enableWorker: true, workerPath: hlsWorkerUrl });
  let recoveredAt = Number.NEGATIVE_INFINITY;

  hls.on(Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    const mayRecover = data.type === ErrorTypes.MEDIA_ERROR && performance.now() - recoveredAt > recoveryPause;
    if (mayRecover && failureOf(data) === 'broken') {
      recoveredAt = performance.now();
      hls.recoverMediaError();
    } else onFailure(failureOf(data));
  });
  hls.loadSource(src);
  hls.attachMedia(video);
  return () => hls.destroy();
}

/** Browsers without Media Source Extensions, iPhones above all, play HLS themselves. */
function attachNative(video: HTMLVideoElement, src: string, onFailure: (failure: Failure) => void): () => void {
  const onError = () => onFailure(video.error?.code === MediaError.MEDIA_ERR_DECODE ? 'broken' : 'unreachable');
  video.addEventListener('error', onError);
  video.src = src;
  return () => {
    video.removeEventListener('error', onError);
    video.removeAttribute('src');
    video.load();
  };
}

/** Plays an HLS address in a video element until the returned function is called. */
export function attach(video: HTMLVideoElement, src: string, onFailure: (failure: Failure) => void): () => void {
  if (isInsecure(src, location.href)) {
    onFailure('insecure');
    return () => undefined;
  }
  if (Hls.isSupported()) return attachHls(video, src, onFailure);
  if (video.canPlayType(hlsType)) return attachNative(video, src, onFailure);
  onFailure('unsupported');
  return () => undefined;
}
