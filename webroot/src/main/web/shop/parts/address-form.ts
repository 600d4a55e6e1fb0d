import { html, nothing, type TemplateResult } from 'lit';
import type { Address } from '../types';
import { t, words, type Key } from '../words';

const CODES = 'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(' ');

let countries: [string, string][] | undefined;

const allCountries = (): [string, string][] =>
  (countries ??= CODES.map((code): [string, string] => [code, words.country(code)]).sort((a, b) => a[1].localeCompare(b[1], words.locale)));

const REQUIRED = ['name', 'line1', 'postal_code', 'city', 'country'];

export type Faults = Record<string, string>;

interface Field { name: keyof Address; autocomplete: string; span?: string; max: number }

const FIELDS: Field[] = [
  { name: 'name', autocomplete: 'name', max: 200 },
  { name: 'line1', autocomplete: 'address-line1', max: 200 },
  { name: 'line2', autocomplete: 'address-line2', max: 200 },
  { name: 'postal_code', autocomplete: 'postal-code', span: 'third', max: 30 },
  { name: 'city', autocomplete: 'address-level2', span: 'two-thirds', max: 200 },
  { name: 'region', autocomplete: 'address-level1', span: 'half', max: 200 },
];

/** The fields of an address; read them back with {@link addressIn}. */
export function addressFields(address: Partial<Address>, faults: Faults): TemplateResult {
  const country = address.country ?? '';
  return html`${FIELDS.map(f => textField({ name: f.name, label: t(`checkout.${f.name}` as Key), value: address[f.name] ?? '', autocomplete: f.autocomplete, max: f.max, span: f.span ?? '', required: REQUIRED.includes(f.name), fault: faults[f.name] ?? '' }))}
    <div class="field half"><label for="country">${t('checkout.country')}</label>
      <select class="input" id="country" name="country" autocomplete="country" required aria-invalid=${faults['country'] ? 'true' : nothing} aria-describedby="country-fault">
        <option value="" ?selected=${!country}>${t('checkout.choose')}</option>${allCountries().map(([code, name]) => html`<option value=${code} ?selected=${code === country}>${name}</option>`)}</select>
      <p class="fault" id="country-fault">${faults['country'] ?? ''}</p></div>`;
}

interface TextField { name: string; label: string; value: string; autocomplete: string; max: number; span?: string; required?: boolean; fault: string; type?: string; hint?: string }

export const textField = (f: TextField): TemplateResult => html`<div class="field ${f.span ?? ''}"><label for=${f.name}>${f.label}</label>
  <input class="input" id=${f.name} name=${f.name} type=${f.type ?? 'text'} .value=${f.value} autocomplete=${f.autocomplete as 'name'} maxlength=${f.max} ?required=${f.required ?? false}
    aria-invalid=${f.fault ? 'true' : nothing} aria-describedby="${f.name}-fault ${f.name}-hint">
  ${f.hint ? html`<p class="hint" id="${f.name}-hint">${f.hint}</p>` : nothing}<p class="fault" id="${f.name}-fault">${f.fault}</p></div>`;

export function addressIn(form: FormData): Address {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  return { name: text('name'), line1: text('line1'), line2: text('line2') || null, city: text('city'), region: text('region') || null, postal_code: text('postal_code'), country: text('country') };
}

/** What is missing, by field. */
export function addressFaults(address: Address): Faults {
  return Object.fromEntries(REQUIRED.filter(name => !address[name as keyof Address]).map(name => [name, t('checkout.missing')]));
}

export const addressLines = (a: Address): string =>
  [a.name, a.line1, a.line2, `${a.postal_code} ${a.city}`, a.region, words.country(a.country)].filter(Boolean).join('\n');

/** To the first field that is filled in wrongly. */
export function focusFault(form: HTMLElement): void {
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}
