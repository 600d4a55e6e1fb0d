import { html, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { MOTIFS, type Ink, type Motif } from './motifs';

/** What a picture is made for; the same product always gets the same one. */
export interface Subject { id: string; title: string; path: string[] }

/** Ground, its shade, and three inks that go together on it. */
const PALETTES: Ink[] = [
  { ground: '#d7e9e4', shade: '#bfdcd4', main: '#0f6a62', other: '#f2b8a0', light: '#f7fbf9', dark: '#0a3f3c' },
  { ground: '#f6e3d3', shade: '#efd0b8', main: '#c9552f', other: '#2f5d62', light: '#fff8f1', dark: '#6b2a16' },
  { ground: '#dfe6f3', shade: '#c8d4ea', main: '#34558b', other: '#e7a13d', light: '#f8faff', dark: '#1c3157' },
  { ground: '#f3e9c9', shade: '#e8d9a6', main: '#8a6d1f', other: '#3d7a73', light: '#fffbef', dark: '#4e3d0e' },
  { ground: '#ecdfe8', shade: '#dcc6d6', main: '#7b4468', other: '#e59a7b', light: '#fff7fc', dark: '#47233b' },
  { ground: '#dcead2', shade: '#c4dab5', main: '#47763a', other: '#e0b64a', light: '#f8fcf5', dark: '#27451f' },
  { ground: '#d6e7ef', shade: '#b9d5e2', main: '#1f6685', other: '#ef8a62', light: '#f4fbfe', dark: '#113c50' },
  { ground: '#eee4dc', shade: '#ddcdc0', main: '#5d4a3e', other: '#b85c38', light: '#fffaf6', dark: '#35291f' },
];

const WORDS: [RegExp, Motif][] = [
  [/headphone|earphone|\bbuds?\b/i, 'headphones'], [/speaker|audio|music/i, 'speaker'], [/keyboard/i, 'keyboard'],
  [/laptop|computer|notebook|electronic|inform[aá]tica|telefon|phone/i, 'laptop'], [/book|fiction|livro/i, 'book'],
  [/light|lamp|ilumina/i, 'lamp'], [/garden|plant|seed|flor|jardim/i, 'plant'], [/kitchen|cook|cozinha|utilidades/i, 'pot'],
  [/tent|camp|outdoor/i, 'tent'], [/backpack|bag|luggage|malas/i, 'backpack'], [/jacket|cloth|fashion|wear|moda|roupa/i, 'jacket'],
  [/puzzle|toy|game|brinquedo|jogos/i, 'puzzle'], [/coffee|food|drink|alimento|bebida/i, 'coffee'], [/home|furniture|m[oó]veis|casa/i, 'lamp'],
];

export function hash(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  }
  return h >>> 0;
}

const TITLES: [RegExp, Motif][] = [
  [/teapot|carafe|\bjug\b|\bjar\b|bottle|vase/i, 'jug'], [/board|\btray\b/i, 'board'], [/\bmill\b|grinder|servers|cutlery|spoon/i, 'mill'], [/bowl|\bdish\b|plate/i, 'bowl'],
];

/** The narrowest category that says something; but a book on cooking is a book. */
export const motifOf = (words: string[]): Motif =>
  words.some(word => /book|livro/i.test(word)) ? 'book'
    : [...words].reverse().map(word => WORDS.find(([pattern]) => pattern.test(word))?.[1]).find(m => m !== undefined) ?? 'parcel';

/** In a kitchen the name says more than the category. */
function motifOfProduct(subject: Subject): Motif {
  const motif = motifOf(subject.path);
  return motif === 'pot' ? TITLES.find(([pattern]) => pattern.test(subject.title))?.[1] ?? motif : motif;
}

/** @param turn another palette of the same picture, such as for another variant */
export function picture(subject: Subject, turn = 0): TemplateResult {
  const h = hash(subject.id + subject.title);
  const ink = PALETTES[(h + turn * 3) % PALETTES.length]!;
  return html`<svg class="art" viewBox="0 0 120 120" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    ${svg`<rect width="120" height="120" fill=${ink.ground}/>${backdrop(h >>> 5, ink)}
    ${MOTIFS[motifOfProduct(subject)](ink, h >>> 8, subject.title)}`}</svg>`;
}

/** A motif alone, such as for a category. */
export function emblem(words: string[], turn = 0): TemplateResult {
  const ink = PALETTES[(hash(words.join('/')) + turn) % PALETTES.length]!;
  return html`<svg class="art" viewBox="-26 -6 172 129" aria-hidden="true">
    ${svg`<rect x="-26" y="-6" width="172" height="129" fill=${ink.ground}/>${MOTIFS[motifOf(words)](ink, hash(words.join('/')), words[0] ?? '')}`}</svg>`;
}

function backdrop(h: number, ink: Ink): SVGTemplateResult {
  const x = 20 + (h % 7) * 13;
  switch (h % 4) {
    case 0: return svg`<circle cx=${x} cy="58" r="46" fill=${ink.shade}/>`;
    case 1: return svg`<path d="M0 84h120v36H0z" fill=${ink.shade}/><circle cx=${x} cy="30" r="13" fill=${ink.light} opacity=".7"/>`;
    case 2: return svg`<path d=${`M${x} 0h70l-50 120h-70z`} fill=${ink.shade}/>`;
    default: return svg`<path d="M0 92c30-14 52 10 78 0s30-8 42-10v38H0z" fill=${ink.shade}/>`;
  }
}

/** The house's mark of a merchant: two fields of a signal flag and its initials. */
export function flag(name: string): TemplateResult {
  const h = hash(name);
  const ink = PALETTES[h % PALETTES.length]!;
  const fields = [
    svg`<path d="M0 0h20v40H0z" fill=${ink.main}/><path d="M20 0h20v40H20z" fill=${ink.other}/>`,
    svg`<path d="M0 0h40v40H0z" fill=${ink.main}/><path d="M12 12h16v16H12z" fill=${ink.other}/>`,
    svg`<path d="M0 0h40v40H0z" fill=${ink.other}/><path d="M0 0h40L0 40z" fill=${ink.main}/>`,
    svg`<path d="M0 0h40v40H0z" fill=${ink.main}/><path d="M0 14h40v12H0z" fill=${ink.other}/>`,
    svg`<path d="M0 0h40v40H0z" fill=${ink.main}/><path d="M0 0l40 40M40 0 0 40" stroke=${ink.other} stroke-width="9"/>`,
    svg`<path d="M0 0h40v40H0z" fill=${ink.other}/><path d="M0 0h20v20H0zM20 20h20v20H20z" fill=${ink.main}/>`,
  ];
  return html`<svg class="flag" viewBox="0 0 40 40" aria-hidden="true">${fields[(h >>> 4) % fields.length]}</svg>`;
}
