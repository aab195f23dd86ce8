// Prints the hash of a fixed return: run by a test in a process of its own.
import { createHash } from 'node:crypto';
import { aPayload } from '../../builders/aPayload.ts';
import { renderPayload } from './renderPayload.ts';

const { bytes } = await renderPayload(aPayload());
process.stdout.write(createHash('sha256').update(bytes).digest('hex'));
