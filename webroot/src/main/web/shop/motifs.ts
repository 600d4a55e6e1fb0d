import { svg, type SVGTemplateResult } from 'lit';

export interface Ink { ground: string; shade: string; main: string; other: string; light: string; dark: string }
export type Motif = 'headphones' | 'speaker' | 'laptop' | 'keyboard' | 'book' | 'pot' | 'lamp' | 'plant' | 'tent' | 'backpack' | 'jacket' | 'puzzle' | 'coffee' | 'parcel' | 'jug' | 'board' | 'mill' | 'bowl';

type Draw = (ink: Ink, h: number, title: string) => SVGTemplateResult;

const shadow = (ink: Ink, width = 34, y = 97) => svg`<ellipse cx="60" cy=${y} rx=${width} ry="4" fill=${ink.dark} opacity=".18"/>`;

const headphones: Draw = (i, h) => svg`${shadow(i, 30)}
  <path d="M31 66a29 31 0 0 1 58 0" fill="none" stroke=${i.dark} stroke-width="6" stroke-linecap="round"/>
  <path d="M36 62a24 26 0 0 1 48 0" fill="none" stroke=${i.light} stroke-width="2.5" stroke-linecap="round" opacity=".6"/>
  <rect x="23" y="60" width="19" height="31" rx=${h % 2 ? 9 : 5} fill=${i.main}/><rect x="78" y="60" width="19" height="31" rx=${h % 2 ? 9 : 5} fill=${i.main}/>
  <rect x="37" y="63" width="8" height="25" rx="4" fill=${i.other}/><rect x="75" y="63" width="8" height="25" rx="4" fill=${i.other}/>`;

const speaker: Draw = (i, h) => svg`${shadow(i, 30)}
  <rect x="36" y=${h % 3 ? 24 : 40} width="48" height=${h % 3 ? 72 : 56} rx="8" fill=${i.main}/>
  <circle cx="60" cy="74" r="16" fill=${i.dark}/><circle cx="60" cy="74" r="10" fill=${i.other}/><circle cx="60" cy="74" r="4" fill=${i.light}/>
  ${h % 3 ? svg`<circle cx="60" cy="42" r="8" fill=${i.dark}/><circle cx="60" cy="42" r="3.5" fill=${i.light}/>` : svg`<path d="M48 49h24" stroke=${i.light} stroke-width="2.5" stroke-linecap="round"/>`}`;

const laptop: Draw = (i, h) => svg`${shadow(i, 44, 93)}
  <rect x="28" y="34" width="64" height="44" rx="4" fill=${i.dark}/><rect x="32" y="38" width="56" height="36" rx="2" fill=${i.light}/>
  <path d=${h % 2 ? 'M32 66c14-16 26 2 36-10s14-8 20-10v26a2 2 0 0 1-2 2H34a2 2 0 0 1-2-2z' : 'M32 58l20-12 16 14 20-18v30a2 2 0 0 1-2 2H34a2 2 0 0 1-2-2z'} fill=${i.other}/>
  <circle cx=${44 + h % 30} cy="47" r="4.5" fill=${i.main}/>
  <path d="M20 80h80l-4 8a4 4 0 0 1-4 2H28a4 4 0 0 1-4-2z" fill=${i.main}/><path d="M52 80h16l-2 3H54z" fill=${i.dark}/>`;

const keyboard: Draw = (i, h) => svg`${shadow(i, 46, 92)}
  <rect x="16" y="46" width="88" height="42" rx="6" fill=${i.dark}/>
  ${[0, 1, 2].map(row => svg`${[0, 1, 2, 3, 4, 5, 6].map(k => svg`<rect x=${21 + k * 11.4} y=${51 + row * 11} width="9.4" height="9" rx="2" fill=${(h + row * 5 + k * 3) % 9 === 0 ? i.other : i.light}/>`)}`)}
  <rect x="38" y="84" width="44" height="1" fill=${i.main}/><path d="M60 46c0-14 18-10 20-24" fill="none" stroke=${i.main} stroke-width="3" stroke-linecap="round"/>`;

/** A cover with its title on it. */
const book: Draw = (i, h, title) => {
  const words = title.split(' ');
  const lines: string[] = [];
  words.forEach(word => {
    const last = lines[lines.length - 1];
    if (last !== undefined && (last + ' ' + word).length <= 11) {
      lines[lines.length - 1] = last + ' ' + word;
    } else {
      lines.push(word);
    }
  });
  const art = [
    svg`<circle cx="62" cy="78" r="13" fill=${i.other}/><path d="M36 84c10-8 18 4 28-2s14-4 24-6v20H36z" fill=${i.dark} opacity=".55"/>`,
    svg`<path d="M36 96l16-26 12 16 8-10 16 20z" fill=${i.other}/>`,
    svg`<path d="M36 70h52v6H36zM36 80h52v4H36zM36 88h52v2H36z" fill=${i.other}/>`,
    svg`<path d="M62 68l6 12-6 14-6-14z" fill=${i.other}/><circle cx="62" cy="81" r="16" fill="none" stroke=${i.light} stroke-width="1"/>`,
  ][h % 4];
  return svg`${shadow(i, 32, 101)}<path d="M34 20h51a4 4 0 0 1 4 4v72a4 4 0 0 1-4 4H34z" fill=${i.light}/>
    <rect x="31" y="17" width="57" height="82" rx="3" fill=${i.main}/><rect x="31" y="17" width="5" height="82" rx="2" fill=${i.dark} opacity=".5"/>${art}
    ${lines.slice(0, 4).map((line, n) => svg`<text x="41" y=${29 + n * 9} font-size="7.6" font-weight="700" font-family="Bricolage, serif" fill=${i.light}>${line}</text>`)}`;
};

const pot: Draw = (i, h) => svg`${shadow(i, 40, 96)}
  ${h % 2 ? svg`<path d="M46 38c-5-6 4-9 0-15M60 38c-5-6 4-9 0-15M74 38c-5-6 4-9 0-15" fill="none" stroke=${i.light} stroke-width="3" stroke-linecap="round"/>` : svg`<circle cx="60" cy="42" r="5" fill=${i.dark}/>`}
  <rect x="28" y="47" width="64" height="8" rx="4" fill=${i.other}/><path d="M31 58h58v26a12 12 0 0 1-12 12H43a12 12 0 0 1-12-12z" fill=${i.main}/>
  <path d="M31 64h-9a3 3 0 0 0 0 7h9M89 64h9a3 3 0 0 1 0 7h-9" fill="none" stroke=${i.dark} stroke-width="4"/><path d="M40 64v18" stroke=${i.light} stroke-width="4" stroke-linecap="round" opacity=".55"/>`;

const lamp: Draw = (i, h) => h % 2
  ? svg`<path d="M60 0v34" stroke=${i.dark} stroke-width="2.5"/><path d="M26 70l-12 34h92L94 70z" fill=${i.light} opacity=".55"/><path d="M60 30c22 0 35 18 36 40H24c1-22 14-40 36-40z" fill=${i.main}/><path d="M46 70a14 8 0 0 0 28 0z" fill=${i.other}/>`
  : svg`${shadow(i, 26)}<path d="M40 60L24 98h72L80 60z" fill=${i.light} opacity=".5"/><path d="M46 26h28l13 36H33z" fill=${i.main}/><path d="M60 62v32" stroke=${i.dark} stroke-width="4"/><rect x="42" y="92" width="36" height="6" rx="3" fill=${i.dark}/><path d="M50 30l-9 28" stroke=${i.light} stroke-width="3" stroke-linecap="round" opacity=".5"/>`;

const plant: Draw = (i, h) => svg`${shadow(i, 24)}
  <path d="M60 72V34" stroke=${i.dark} stroke-width="3" stroke-linecap="round"/>
  <path d="M60 58c-18 2-25-8-26-20 15-1 25 6 26 20zM60 50c0-16 10-23 24-24 1 14-8 23-24 24z" fill=${i.main}/>
  ${h % 2 ? svg`<circle cx="60" cy="28" r="9" fill=${i.other}/><circle cx="60" cy="28" r="3.5" fill=${i.light}/>` : svg`<path d="M60 40c-8-6-8-15 0-22 8 7 8 16 0 22z" fill=${i.other}/>`}
  <path d="M42 70h36l-4 24a4 4 0 0 1-4 3H50a4 4 0 0 1-4-3z" fill=${i.other}/><rect x="39" y="66" width="42" height="8" rx="3" fill=${i.dark}/>`;

const tent: Draw = (i, h) => svg`<path d="M0 96h120" stroke=${i.dark} stroke-width="2" opacity=".3"/><circle cx=${h % 2 ? 92 : 26} cy="28" r="9" fill=${i.light}/>
  <path d="M60 30l44 66H16z" fill=${i.main}/><path d="M60 30l44 66H72z" fill=${i.dark} opacity=".35"/><path d="M60 52l18 44H42z" fill=${i.dark}/><path d="M60 52v44L42 96z" fill=${i.other}/>
  <path d="M60 30v-8" stroke=${i.dark} stroke-width="2.5" stroke-linecap="round"/><path d="M60 20l12 4-12 4z" fill=${i.other}/>`;

const backpack: Draw = (i, h) => svg`${shadow(i, 28)}<path d="M48 30a12 12 0 0 1 24 0" fill="none" stroke=${i.dark} stroke-width="4"/>
  <path d="M36 50a24 24 0 0 1 48 0v38a9 9 0 0 1-9 9H45a9 9 0 0 1-9-9z" fill=${i.main}/><rect x="42" y="64" width="36" height="25" rx="5" fill=${h % 2 ? i.other : i.dark}/>
  <path d="M42 72h36" stroke=${i.light} stroke-width="2"/><rect x="56" y="69" width="8" height="6" rx="2" fill=${i.light}/><path d="M46 46h28" stroke=${i.light} stroke-width="2.5" stroke-linecap="round" opacity=".7"/><path d="M36 60c-9 2-10 24-3 28M84 60c9 2 10 24 3 28" fill="none" stroke=${i.dark} stroke-width="4" stroke-linecap="round"/>`;

const jacket: Draw = (i, h) => svg`${shadow(i, 30, 100)}
  <path d="M48 24h24l18 9 12 44-13 4-5-16v32H36V65l-5 16-13-4 12-44z" fill=${i.main}/><path d="M48 24h24l-12 18z" fill=${i.dark}/><path d="M60 42v55" stroke=${i.light} stroke-width="2.5" stroke-dasharray=${h % 2 ? '3 4' : 'none'}/>
  <path d="M42 74h12M66 74h12" stroke=${i.other} stroke-width="3.5" stroke-linecap="round"/>${h % 3 ? svg`<path d="M36 50h48v7H36z" fill=${i.other}/>` : ''}`;

const puzzle: Draw = (i, h) => {
  const inks = [i.main, i.other, i.light, i.dark];
  const tile = (x: number, y: number, n: number) => svg`<rect x=${x} y=${y} width="30" height="30" rx="3" fill=${inks[(h + n) % 4]}/>`;
  const knob = (x: number, y: number, n: number) => svg`<circle cx=${x} cy=${y} r="6" fill=${inks[(h + n) % 4]}/>`;
  return svg`<g transform=${`rotate(${(h % 5) * 3 - 6} 60 60)`}>${tile(30, 30, 0)}${tile(60, 30, 1)}${tile(30, 60, 2)}${knob(60, 45, 0)}${knob(45, 60, 2)}${knob(75, 60, 1)}<g transform="translate(9 9) rotate(12 75 75)">${tile(60, 60, 3)}${knob(60, 75, 3)}</g></g>`;
};

const coffee: Draw = (i, h) => h % 2
  ? svg`${shadow(i, 26, 99)}<path d="M38 30h44l3 64a4 4 0 0 1-4 4H39a4 4 0 0 1-4-4z" fill=${i.main}/><path d="M38 22h44v12H38z" fill=${i.dark}/><rect x="44" y="50" width="32" height="30" rx="3" fill=${i.light}/><path d="M60 55c-9 6-9 15 0 20 9-5 9-14 0-20z" fill=${i.other}/><path d="M60 57c-3 6 3 10 0 16" stroke=${i.dark} stroke-width="1.6" fill="none"/>`
  : svg`${shadow(i, 32)}<path d="M48 38c-5-6 4-9 0-15M62 38c-5-6 4-9 0-15" fill="none" stroke=${i.light} stroke-width="3.5" stroke-linecap="round"/><path d="M32 48h52v26a20 20 0 0 1-20 20H52a20 20 0 0 1-20-20z" fill=${i.main}/><path d="M84 54h6a10 10 0 0 1 0 20h-6" fill="none" stroke=${i.main} stroke-width="5"/><path d="M32 48h52v7H32z" fill=${i.dark}/><path d="M40 62v12" stroke=${i.light} stroke-width="4" stroke-linecap="round" opacity=".5"/>`;

const parcel: Draw = (i, h) => svg`${shadow(i, 36, 98)}<path d="M60 28l36 16v36L60 96 24 80V44z" fill=${i.main}/><path d="M60 60l36-16v36L60 96z" fill=${i.dark} opacity=".45"/><path d="M60 28l36 16-36 16-36-16z" fill=${i.other}/>
  <path d="M42 36l36 16v14l-8 4V56L34 40z" fill=${i.light} opacity=".85"/>${h % 2 ? svg`<path d="M30 66l10 5M30 72l6 3" stroke=${i.light} stroke-width="2.5" stroke-linecap="round"/>` : ''}`;

const jug: Draw = (i, h) => svg`${shadow(i, 28)}<path d="M46 26h28l-3 14c12 8 17 20 15 34-2 13-8 22-16 22H50c-8 0-14-9-16-22-2-14 3-26 15-34z" fill=${i.main}/><path d="M82 46c14-2 16 22 2 26" fill="none" stroke=${i.dark} stroke-width="5"/>
  <path d="M34 70h52c0 14-7 26-16 26H50c-9 0-16-12-16-26z" fill=${h % 2 ? i.other : i.dark} opacity=".85"/><rect x="43" y="22" width="34" height="7" rx="3" fill=${i.dark}/><path d="M44 52c-4 5-5 9-5 14" fill="none" stroke=${i.light} stroke-width="3.5" stroke-linecap="round" opacity=".6"/>`;

const board: Draw = (i, h) => svg`${shadow(i, 40, 99)}<g transform=${`rotate(${h % 2 ? -14 : 12} 60 60)`}><rect x="50" y="14" width="20" height="26" rx="8" fill=${i.main}/><circle cx="60" cy="23" r="4" fill=${i.ground}/><rect x="34" y="34" width="52" height="62" rx="9" fill=${i.main}/>
  <path d="M46 46v38M58 42v44M72 48v36" stroke=${i.dark} stroke-width="2" stroke-linecap="round" opacity=".4"/></g><ellipse cx="76" cy="80" rx="18" ry="12" fill=${i.other}/><path d="M66 76l4 6M74 73l4 6M82 75l3 5" stroke=${i.light} stroke-width="2" stroke-linecap="round"/>`;

const mill: Draw = (i, h) => svg`${shadow(i, 26)}<circle cx="48" cy="26" r="6" fill=${i.dark}/><path d="M38 34h20l-3 12 4 8-3 10 5 32H35l5-32-3-10 4-8z" fill=${i.main}/><path d="M40 46h16M38 64h20" stroke=${i.dark} stroke-width="3"/>
  <path d="M78 ${96}V58" stroke=${i.other} stroke-width="5" stroke-linecap="round"/><ellipse cx="78" cy="42" rx="9" ry=${h % 2 ? 14 : 17} fill=${i.other}/><path d="M75 34v14" stroke=${i.light} stroke-width="2.5" stroke-linecap="round" opacity=".6"/>`;

const bowl: Draw = (i, h) => svg`${shadow(i, 30)}<circle cx="48" cy="48" r="11" fill=${i.other}/><circle cx="66" cy="44" r="13" fill=${h % 2 ? i.light : i.other}/><path d="M66 31c2-5 6-6 9-5" stroke=${i.dark} stroke-width="2.5" fill="none" stroke-linecap="round"/><circle cx="80" cy="50" r="9" fill=${i.dark} opacity=".7"/>
  <path d="M24 52h72a36 40 0 0 1-24 38v5H48v-5a36 40 0 0 1-24-38z" fill=${i.main}/><path d="M24 52h72l-1 7H25z" fill=${i.dark} opacity=".35"/><path d="M36 66c3 7 7 12 12 15" fill="none" stroke=${i.light} stroke-width="3.5" stroke-linecap="round" opacity=".55"/>`;

export const MOTIFS: Record<Motif, Draw> = { headphones, speaker, laptop, keyboard, book, pot, lamp, plant, tent, backpack, jacket, puzzle, coffee, parcel, jug, board, mill, bowl };
