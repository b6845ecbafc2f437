import { expect, type Page } from '@playwright/test';

/** The picture moves: time goes on, and the frame has pixels that are not all alike. */
export async function expectPlaying(page: Page): Promise<void> {
  const start = await timeOf(page);
  await expect.poll(() => timeOf(page), { message: 'the stream plays', timeout: 20_000 }).toBeGreaterThan(start + 1);
  await expect.poll(() => shades(page), { message: 'the picture is not one colour' }).toBeGreaterThan(8);
}

function timeOf(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('video')?.currentTime ?? 0);
}

/** How many different colours a grid of points of the current frame has. */
function shades(page: Page): Promise<number> {
  return page.evaluate(() => {
    const video = document.querySelector('video');
    const canvas = new OffscreenCanvas(16, 9);
    const paper = canvas.getContext('2d');
    if (!video || !paper) return 0;
    paper.drawImage(video, 0, 0, 16, 9);
    return new Set(new Uint32Array(paper.getImageData(0, 0, 16, 9).data.buffer)).size;
  });
}
