import type { Money } from '../../shared/api';
import type { Attributes, Schema } from '../parts/attributes';

export interface ProductSummary { id: string; title: string; category_id: string | null; price: Money | null; offer_id: string | null; offer_count: number; available: number }
export interface Variant { id: string; sku: string; title: string | null }
export interface ProductOffer { id: string; variant_id: string; merchant: { id: string; name: string }; price: Money; prices: Money[]; available: number }
export interface Product {
  id: string; version: number; title: string; description: string | null; category_id: string | null; category_path: string[]; type_id: string | null; attributes: Attributes;
  active: boolean; variants: Variant[]; offers: ProductOffer[]; created_at: string;
}
export interface Category { id: string; name: string; parent_id: string | null; path: string[] }
export interface ProductType { id: string; version: number; name: string; schema: Schema }
export interface Offer { id: string; version: number; product_id: string; variant_id: string; merchant_id: string; sku: string; title: string; price: Money; prices: Money[]; active: boolean }
export interface ListedOffer extends Offer { available: number | null }
export interface Customer { id: string; email: string; name: string | null; addresses: Address[]; created_at: string }
export interface Address { name: string; line1: string; line2: string | null; city: string; region: string | null; postal_code: string; country: string }
export interface MerchantFull { id: string; version: number; name: string; email: string | null; status: string; commission_bps: number; created_at: string; shipping_rates: ShippingRate[] }
export interface ShippingRate { id: string; name: string; price: Money; free_from: Money | null; countries: string[] }
export interface Person { id: string; email: string; role: string; merchant_id: string | null; created_at: string; disabled_at: string | null }
export interface MachineKey { id: string; name: string; role: string; merchant_id: string | null; created_at: string; disabled_at: string | null }
export interface Account { code: string; name: string; type: string; merchant_id: string | null; balance: Money }
export interface Payout { id: string; merchant_id: string; amount: Money; created_at: string }
export interface PayoutLine extends Payout { merchant_name: string | null }
export interface Payouts { data: Payout[]; pending: number }
export interface Review {
  order_id: string; status: string; total: Money; email: string; decision: string; probability: number | null; model_version: string; scored_at: string;
  reasons: { code: string; text: string; weight: number }[]; verdict: string | null; note: string | null; decided_by: string | null; decided_at: string | null;
}
export interface RiskRule {
  rule: { name: string; expression: string; decision: string }; live: boolean; by: string; created_at: string;
  back_test: BackTest;
}
export interface BackTest { orders: number; matched: number; frauds: number; good: number; examples: string[] }
export interface Kin { order_id: string; total: Money; email: string; scored_at: string; decision: string; probability: number | null; outcome: 'good' | 'fraud' | null; shared: string[] }
export interface ModelQuality { orders: number; frauds: number; area_under_curve: number | null; average_precision: number | null; cost: number; cost_of_allowing: number }
export interface Drift { orders: number; scores: number; features: { feature: string; text: string; index: number }[] }
export interface RiskModel {
  version: string; role: 'champion' | 'challenger' | 'retired'; trained_at: string; trained_by: string; orders: number; frauds: number;
  trial: ModelQuality; live: ModelQuality | null; drift: Drift | null; configured: boolean;
}
export interface Training {
  id: string; status: 'waiting' | 'running' | 'done' | 'refused' | 'failed'; step: string; done: number; total: number; by: string;
  asked_at: string; ended_at: string | null; version: string | null; problem: string | null;
}
export interface RiskModels {
  judging: string; data: RiskModel[]; costs: { fraud: number; fraud_percent: number; review: number; refused: number; refused_percent: number };
  thresholds: { amount: number; review: number; reject: number }[]; training: Training | null; configured_champion: string | null;
}
export interface WeekAhead { from: string; expected: number; p05: number; p10: number; p25: number; p50: number; p75: number; p90: number; p95: number }
export interface Forecast {
  offer_id: string; merchant_id: string; title: string; sku: string; as_of: string; made_at: string; model_version: string; methods: { method: string; share: number; backtest_wape?: number | null }[];
  history: { from: string; sold: number; revenue_minor: number; censored: boolean }[]; weeks: WeekAhead[];
  stock: { available: number | null; stock_out_date: string | null; reorder_point: number; order_up_to: number; lead_time_days: number; service_level: number };
}
export interface Suggestion {
  offer_id: string; merchant_id: string; title: string; sku: string; quantity: number; available: number; reorder_point: number; order_up_to: number;
  stock_out_date: string | null; as_of: string; arithmetic: string;
}
export interface Recommendations {
  id: string; kind: string; model_version: string; note: string | null;
  data: { product_id: string; title: string; category_id: string | null; score: number; reason: { code: string; text: string; product_id: string | null } }[];
}
export interface ModelReport {
  since: string; experiment: { champion: string; challenger: string; challenger_percent: number };
  data: { model: string; rankings: number; clicked: number; added: number; bought: number; revenue: Money[]; click_through: number; add_to_cart: number }[];
}
export interface RankingRule { id: string; by: string | null; created_at: string; rule: { action: string; product_id: string | null; category_id: string | null; merchant_id: string | null; kind: string | null; note: string | null } }
