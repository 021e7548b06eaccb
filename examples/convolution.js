// A convolution, ReLU and a pooling, number by number: the references of the kernels are plain loops over f32 arrays.
import { conv2d, createSlidingWindow, maxPool2d, relu } from '@raqam/kernels';

// A vertical bar of ink, 3×6 pixels, one channel.
const image = Float32Array.of(0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0);

// Two 3×3 filters, side by side in the last axis: where ink begins (−1, 0, 1 in each row) and where it ends (1, 0, −1).
const row = [-1, 1, 0, 0, 1, -1];
const filters = Float32Array.of(...row, ...row, ...row);

const window = createSlidingWindow([3, 6], [3, 3], [1, 1], 'valid');
const [height, width] = window.outputSize;
const maps = new Float32Array(height * width * 2);
conv2d(image, filters, null, maps, { batchSize: 1, window, numChannels: 1, numFilters: 2 });
relu(maps, maps);
console.log('ink begins:', maps.filter((_, index) => index % 2 === 0).join(' '));
console.log('ink ends:  ', maps.filter((_, index) => index % 2 === 1).join(' '));

const pool = createSlidingWindow([height, width], [1, 2], [1, 2], 'valid');
const strongest = new Float32Array(2 * 2);
maxPool2d(maps, strongest, { batchSize: 1, window: pool, numChannels: 2 });
console.log('pooled by two, begins and ends side by side:', strongest.join(' '));

// Prints:
// ink begins: 3 3 0 0
// ink ends:   0 0 3 3
// pooled by two, begins and ends side by side: 3 0 0 3
