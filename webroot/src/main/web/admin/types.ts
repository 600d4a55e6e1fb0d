import type { Money } from '../shared/api';

export interface Address { name: string; line1: string; line2: string | null; city: string; region: string | null; postal_code: string; country: string }
export interface OrderSummary { id: string; status: string; payment_status: string; customer_id: string | null; email: string; total: Money; item_count: number; merchant_count: number; placed_at: string }
export interface Totals { subtotal: Money; discount: Money; shipping: Money; tax: Money; total: Money }
export interface OrderItem { id: string; offer_id: string; product_id: string; merchant_id: string; sku: string; title: string; quantity: number; unit_price: Money; total: Money; tax: Money }
export interface PartShipment { id: string; status: string; lines: { line_id: string; quantity: number }[]; carrier: string | null; tracking_number: string | null; dispatched_at: string | null; delivered_at: string | null }
export interface MerchantPart { id: string; merchant_id: string; name: string; status: string; subtotal: Money; shipping: Money; tax: Money; total: Money; items: string[]; shipments: PartShipment[] }
export interface OrderRefund { id: string; amount: Money; status: string; problem: string | null; created_at: string }
export interface Order {
  id: string; version: number; cart_id: string; customer_id: string | null; status: string; payment_status: string; currency: string; email: string;
  shipping_address: Address; billing_address: Address; totals: Totals; captured: Money; refunded: Money; refunds: OrderRefund[]; items: OrderItem[]; merchants: MerchantPart[];
  cancellation: { reason: string } | null; placed_at: string; updated_at: string;
}
export interface Payment {
  id: string; attempt: number; provider: string; provider_reference: string | null; state: string; amount: Money; captured: Money; refunded: Money;
  decline_code: string | null; created_at: string;
}
export interface EventEnvelope {
  id: string; feed: string; type: string; partition: number; position: { epoch: number; tx: number; id: number }; subject: string; sequence: number;
  correlation: string | null; causation: string | null; traceparent: string | null; time: string; data: Record<string, unknown>;
}
export interface Timeline { data: EventEnvelope[]; missing: string[] }
export interface LedgerEntry { id: string; transaction_id: string; kind: string; account: string; amount: Money; order_id: string | null; reference: string; posted_at: string }
export interface ShipmentLine { line_id: string; offer_id: string; sku: string; title: string; quantity: number }
export interface Shipment {
  id: string; version: number; order_id: string; merchant_id: string; status: string; address: Address; shipping_option: string; lines: ShipmentLine[];
  carrier: string | null; tracking_number: string | null; created_at: string; dispatched_at: string | null; delivered_at: string | null;
}
export interface Merchant { id: string; name: string; email: string | null; status: string; commission_bps: number; created_at: string }
export interface FeedPartition { number: number; position: { epoch: number; tx: number; id: number }; handled: number; parked: number; discarded: number; lag_seconds: number; error: string | null }
export interface Subscription { consumer: string; feed: string; partitions: FeedPartition[] }
export interface ReplayPreview { consumer: string; feed: string; heads: FeedPartition['position'][]; events: number; parked: number; types: { type: string; events: number; taken: boolean }[]; whole: boolean }
export interface DeadLetter { id: string; consumer: string; feed: string; event: EventEnvelope; error: string; attempts: number; waiting: boolean; parked_at: string }
export interface VerticleState { name: string; version: string; instances: number; healthy: boolean; problem: string | null; feeds: { feed: string; lag_seconds: number; parked: number }[] }
export interface NodeState { id: string; address: string; pid: number; started_at: string; verticles: VerticleState[] }
export interface Traffic { calls: number; failed: number; p50_ms: number; p99_ms: number }
export interface NodeProgress {
  node: string; phase: string; since: string; percent: number; version: string | null; before: string | null; fresh: Traffic | null; old: Traffic | null; reason: string | null;
}
export interface Redeployment {
  id: string; verticle: string; by: string; rollback: boolean; instances: number | null; canary: number | null; started_at: string; ended_at: string | null;
  outcome: 'running' | 'promoted' | 'refused'; reason: string | null; nodes: NodeProgress[];
}
export interface Repair { command: string; outcome: string | null; asked_at: string }
export interface Breach { id: string; rule: string; subject: string; detail: string; found_at: string; repair: Repair | null }
export interface Invariant {
  number: number; name: string; holds: boolean; equations: string[]; checked: number; offenders: string[]; checked_at: string; status: 'green' | 'red';
  since: string | null; pending: number; breaches: Breach[];
}
export interface Invariants { holds: boolean; data: Invariant[]; repairs: { breach_id: string; rule: string; subject: string; reason: string; repair: Repair; found_at: string }[] }
export interface AuditEntry {
  id: string; at: string; actor: string | null; actor_kind: string; role: string; action: string; method: string; path: string; subject: string | null;
  request: unknown; result: unknown; status: number | null; outcome: 'done' | 'refused' | 'failed' | null; trace_id: string;
}
