import type { MatchExtended, ZxcvbnFactory } from '@zxcvbn-ts/core';
import type { PassphraseStrength, StrengthHint } from '../../shared/domain/keysState.ts';

/** What officials choose first, without tones and spaces as well as in words: no list of the world has them. */
const vietnameseWords = [
  ...['matkhau', 'mat', 'khau', 'tuanthu', 'tuan', 'thu', 'vietnam', 'viet', 'nam', 'xinchao', 'chao'],
  ...['anhyeuem', 'emyeuanh', 'yeu', 'giadinh', 'congty', 'coquan', 'uyban', 'nhandan', 'ubnd', 'hdnd'],
  ...['congan', 'quocgia', 'hanoi', 'saigon', 'hochiminh', 'danang', 'haiphong', 'cantho', 'tuyenquang'],
  ...['nguyen', 'tran', 'pham', 'hoang', 'huynh', 'phan', 'truong', 'dang', 'bui', 'duong', 'kho', 'dulieu'],
  ...['bimat', 'moikho', 'mokhoa', 'khoa', 'baocao', 'vanthu', 'canbo', 'lanhdao', 'chutich', 'phochutich'],
];
const longestChecked = 128;
/** From here on no advice is given. */
const goodScore = 3;
const mostHints = 2;

let loading: Promise<ZxcvbnFactory> | null = null;

/** How hard a passphrase is to guess (zxcvbn), with what would make it harder. Accents count as the plain letters they cover. */
export async function passphraseStrength(passphrase: string): Promise<PassphraseStrength> {
  loading ??= load();
  const estimator = await loading;
  const typed = passphrase.normalize('NFKC').slice(0, longestChecked);
  const plain = typed
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replaceAll(/\s/gu, '');
  const [whole, bare] = [typed, plain].map((text) => estimator.check(text));
  if (whole === undefined || bare === undefined) throw new Error('no estimate');
  const weaker = bare.score < whole.score ? bare : whole;
  if (weaker.score >= goodScore) return { score: weaker.score, hints: [] };
  const found = weaker.sequence.map(hintOf).filter((hint) => hint !== null);
  const hints = [...new Set<StrengthHint>([...found, 'longer'])].slice(0, mostHints);
  return { score: weaker.score, hints };
}

/** The lists are large: they are loaded when somebody chooses a passphrase. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({
    graphs: adjacencyGraphs,
    dictionary: { ...dictionary, vietnamese: vietnameseWords },
    useLevenshteinDistance: false,
  });
}

function hintOf({ pattern }: MatchExtended): StrengthHint | null {
  switch (pattern) {
    case 'dictionary':
    case 'wordSequence':
      return 'common';
    case 'spatial':
      return 'keyboard';
    case 'repeat':
      return 'repeat';
    case 'sequence':
      return 'sequence';
    case 'date':
    case 'regex':
      return 'date';
    default:
      return null;
  }
}
