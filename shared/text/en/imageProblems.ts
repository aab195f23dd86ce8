import type { ImageProblems } from '../../problems/imageProblems.ts';
import type { ProblemTexts } from '../../problems.ts';
import { showSize } from '../showFigures.ts';

const kept = 'The picture was not kept; the one in use, if any, stays as it is.';
const unreadable = {
  'not-png': 'is not a PNG picture',
  animated: 'is an animation',
  damaged: 'is damaged or ends too early',
};
const colours = { 'hand-signature': 'The hand signature has to be blue', seal: 'The seal has to be red' };
const sealReasons: Readonly<Record<ImageProblems['seal-not-drawn']['reason'], string>> = {
  sample:
    'This is a demonstration, so the picture of the seal was left out. The signature is in the file all the same. Use the seal on real returns only.',
  'not-required':
    'This return does not ask for the agency’s signature, so the picture of the seal was left out. The signature is in the file all the same. If the seal is needed, submit the return again with the agency’s signature.',
  'head-not-signed':
    'The head has not signed, so the picture of the seal was left out. The agency’s signature is in the file, without the picture. Next time let the head sign first, then the agency.',
  certificate:
    'The certificate does not name the agency of the return, so the picture of the seal was left out. The signature is in the file, without the picture. Sign with the agency’s certificate, or correct the unit’s name in Settings for later returns.',
  place:
    'The agency’s signature field in this file is smaller than the seal, so its picture was left out. The signature is in the file, without the picture. Submit the return again to get a field with room for the seal.',
};

export const imageProblems: ProblemTexts<ImageProblems> = {
  'image-unreadable': ({ file, reason }) =>
    `File ${file} ${unreadable[reason]}. ${kept} Choose a PNG picture with a transparent background.`,
  'image-too-large': ({ file, limitBytes }) =>
    `File ${file} is larger than ${showSize(limitBytes, 'en')}. ${kept} Make the picture smaller and choose it again.`,
  'image-too-many-pixels': ({ file, width, height }) =>
    `Picture ${file} has ${width} × ${height} pixels, which is too many. ${kept} Make it smaller and choose it again; 1200 pixels a side print well.`,
  'image-empty': ({ file }) =>
    `Nothing is drawn in picture ${file}. ${kept} Choose a picture of the signature or the seal.`,
  'image-not-transparent': ({ file }) =>
    `The background of picture ${file} is not transparent, so it would cover text and signature below. ${kept} Remove the background and choose the picture again.`,
  'image-wrong-colour': ({ file, slot }) =>
    `${colours[slot]} by Decree 30/2020; picture ${file} has another colour. ${kept} Check that it is the right picture and choose again.`,
  'image-missing': () =>
    'The vault does not hold this picture. Nothing was changed. Choose one in Settings, Signature and seal.',
  'image-damaged': ({ slot }) =>
    `The picture of the ${slot === 'seal' ? 'seal' : 'hand signature'} in the vault is damaged or lost. Nothing was signed or changed. Choose the picture again or remove it in Settings, Signature and seal, then sign again.`,
  'seal-not-drawn': ({ reason }) => sealReasons[reason],
};
