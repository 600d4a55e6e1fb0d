import type { Money, Page } from '../shared/api';

export interface ProductSummary { id: string; title: string; category_id: string | null; price: Money | null; offer_id: string | null; offer_count: number; available: number }
export interface FacetCount { id: string; name: string; count: number }
export interface PriceBand { from_amount: number; to_amount: number | null; count: number }
export interface Facets { categories: FacetCount[]; merchants: FacetCount[]; prices: PriceBand[] }
export interface ProductHits extends Page<ProductSummary> { facets: Facets | null }
export interface Offer { id: string; variant_id: string; merchant: { id: string; name: string }; price: Money; prices: Money[]; available: number; price_history?: PastPrice[] }
export interface PastPrice { price: Money; until: string }
export interface Variant { id: string; sku: string; title: string | null }
export interface Product {
  id: string; title: string; description: string | null; category_id: string | null; category_path: string[];
  attributes: Record<string, unknown>; active: boolean; variants: Variant[]; offers: Offer[];
}
export interface Category { id: string; name: string; parent_id: string | null; path: string[] }
export interface ShippingRate { id: string; name: string; price: Money; free_from: Money | null; countries: string[] }
export interface Merchant { id: string; name: string; status: string; shipping_rates: ShippingRate[]; created_at: string }
export interface Address { name: string; line1: string; line2: string | null; city: string; region: string | null; postal_code: string; country: string }
export interface Totals { subtotal: Money; discount: Money; shipping: Money; tax: Money; total: Money }
export interface CartItem { id: string; offer_id: string; product_id: string; merchant_id: string; title: string; sku: string; quantity: number; unit_price: Money; total: Money }
export interface CartMerchant { id: string; name: string; subtotal: Money; shipping: Money; tax: Money; total: Money }
export interface CartWarning { code: string; item_id: string | null; detail: string }
export interface Cart {
  id: string; version: number; token: string | null; status: 'open' | 'completed'; currency: string; country: string | null; email: string | null;
  shipping_address: Address | null; shipping_options: Record<string, string>; items: CartItem[]; merchants: CartMerchant[]; totals: Totals;
  warnings: CartWarning[]; order_id: string | null;
}
export interface ShippingOption { id: string; name: string; price: Money; selected: boolean }
export interface MerchantShipping { merchant_id: string; name: string; options: ShippingOption[] }
export interface Shipment { id: string; status: string; lines: { line_id: string; quantity: number }[]; carrier: string | null; tracking_number: string | null; dispatched_at: string | null; delivered_at: string | null }
export interface OrderItem { id: string; product_id: string; merchant_id: string; sku: string; title: string; quantity: number; unit_price: Money; total: Money }
export interface OrderMerchant { id: string; merchant_id: string; name: string; status: string; subtotal: Money; shipping: Money; total: Money; items: string[]; shipments: Shipment[] }
export interface Order {
  id: string; cart_id: string; status: string; payment_status: string; currency: string; email: string; shipping_address: Address; totals: Totals;
  captured: Money; refunded: Money; items: OrderItem[]; merchants: OrderMerchant[];
  payment: { provider: string; attempt: number; decline_code: string | null; next_action: { type: string; url: string } | null };
  cancellation: { reason: string } | null; placed_at: string;
}
export interface OrderSummary { id: string; status: string; payment_status: string; total: Money; item_count: number; merchant_count: number; placed_at: string }
export interface Customer { id: string; email: string; name: string | null; addresses: Address[]; created_at: string }
