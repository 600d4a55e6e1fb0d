import { html } from 'lit';
import { call } from '../../shared/api';
import { go } from '../../shared/router';
import { tell } from '../../shared/toast';
import type { Redeployment, VerticleState } from '../types';
import { named, t } from '../words';
import { ask } from './ask';
import { reason } from './pieces';

const JAR_MAX = 24 * 1024 * 1024;
const INSTANCES_MAX = 32;

/** Asks for a build and puts it in the place of the one that runs; goes where that can be watched. */
export async function redeploy(verticle: VerticleState, nodes: number): Promise<void> {
  let jar: File | undefined;
  const said = await ask({
    title: t('redeploy.title', { verticle: named('domain', verticle.name) }), verb: t('nodes.redeploy'),
    what: html`<p>${t('redeploy.what', { count: nodes, version: verticle.version })}</p>`,
    fields: [
      { name: 'jar', label: t('redeploy.jar'), type: 'file', accept: '.jar', required: true, hint: t('redeploy.jarHint', { verticle: verticle.name }), picked: file => (jar = file) },
      { name: 'canary', label: t('redeploy.canary'), type: 'select', value: '', hint: t('redeploy.canaryHint'), options: [{ value: '', label: t('redeploy.noCanary') }, ...[5, 10, 25, 50].map(n => ({ value: String(n), label: `${n} %` }))] },
    ],
  });
  if (!said || !jar) {
    return;
  }
  if (jar.size > JAR_MAX) {
    tell(t('redeploy.tooLarge'), true);
    return;
  }
  if (!(await begins(jar, 'PK'))) {
    tell(t('redeploy.noJar', { name: jar.name }), true);
    return;
  }
  const body = { jar: await base64(jar), ...(said['canary'] ? { canary: Number(said['canary']) } : {}) };
  await begin(`/admin/verticles/${verticle.name}/redeploy`, body);
}

/** Whether another build ran before: one that was put in place says its digest after a plus. */
export const canGoBack = (v: VerticleState, redeployments: Redeployment[]): boolean =>
  v.version.includes('+') || redeployments.some(r => r.verticle === v.name && r.instances === null && r.outcome === 'promoted');

export async function rollBack(verticle: string): Promise<void> {
  if (await ask({ title: t('rollBack.title', { verticle: named('domain', verticle) }), what: html`<p>${t('rollBack.what')}</p>`, verb: t('nodes.rollBack') })) {
    await begin(`/admin/verticles/${verticle}/rollback`, undefined);
  }
}

/** Asks for another number of instances; goes where that can be watched. */
export async function scale(verticle: VerticleState, nodes: number): Promise<void> {
  const said = await ask({
    title: t('scale.title', { verticle: named('domain', verticle.name) }), verb: t('nodes.scale'),
    what: html`<p>${t('scale.what', { count: nodes, now: verticle.instances })}</p><p class="soft small">${t('scale.stays')}</p>`,
    fields: [{ name: 'instances', label: t('scale.instances'), type: 'number', required: true, value: String(verticle.instances), least: 1, most: INSTANCES_MAX, hint: t('scale.hint') }],
  });
  if (said) {
    await begin(`/admin/verticles/${verticle.name}/scale`, { instances: Number(said['instances']) });
  }
}

/** What a redeployment is about. */
export const errand = (r: Redeployment): string => (r.instances === null ? t(r.rollback ? 'redeployment.back' : 'redeployment.forth') : t('redeployment.size', { count: r.instances }));

async function begin(path: string, body: unknown): Promise<void> {
  try {
    const begun = await call<Redeployment>(path, { method: 'POST', body, headers: { prefer: 'respond-async' } });
    go(`/admin/redeployments/${begun.id}`);
  } catch (error) {
    tell(reason(error), true);
  }
}

const begins = async (file: File, mark: string): Promise<boolean> => (await file.slice(0, mark.length).text()) === mark;

const base64 = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
