// The bare arithmetic of the tiers in decimal.js: nets and nothing else, no steps, no citations, no range.
import Decimal from "decimal.js";
import { TIERS, YEARS } from "./tiers.mjs";

const STREAMS = ["new_subscriptions", "renewals", "upgrades", "services"];
const hundredth = (percent) => new Decimal(percent).div(100);
const toCents = (amount) => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** The net of each tier over all years, in the order of `TIERS`, as a decimal string. */
export function nets(deals) {
  return TIERS.map((tier) => net(tier, deals).toFixed(2));
}

function net(tier, deals) {
  const rates = { upgrades: new Decimal(0) };
  for (const stream of ["new_subscriptions", "renewals", "services"]) rates[stream] = hundredth(tier[stream]);
  const growth = hundredth(deals.growth_percent).plus(1);
  const renewing = hundredth(deals.renewal_percent);
  const kept = new Decimal(1).minus(hundredth(deals.customer_discount_percent));
  const registered = hundredth(deals.registered_percent);
  const fee = new Decimal(tier.fee);
  const threshold = new Decimal(tier.refund_from);

  const list = {};
  for (const stream of ["new_subscriptions", "upgrades", "services"]) list[stream] = new Decimal(deals[stream]);
  let inForce = new Decimal(deals.subscriptions_in_force);
  let total = new Decimal(0);
  for (let year = 1; year <= YEARS; year++) {
    if (year > 1) {
      for (const stream of ["new_subscriptions", "upgrades", "services"]) list[stream] = toCents(list[stream].times(growth));
    }
    list.renewals = toCents(inForce.times(renewing));
    inForce = list.renewals.plus(list.new_subscriptions).plus(list.upgrades);

    let measure = new Decimal(0);
    for (const stream of STREAMS) {
      const invoiced = toCents(list[stream].times(kept));
      if (tier.kind === "commission") {
        const base = toCents(invoiced.times(registered));
        total = total.plus(toCents(base.times(rates[stream])));
        if (stream !== "renewals") measure = measure.plus(base);
      } else {
        const cost = toCents(list[stream].times(new Decimal(1).minus(rates[stream])));
        total = total.plus(invoiced.minus(cost));
        measure = measure.plus(cost);
      }
    }
    total = total.minus(fee);
    if (measure.gte(threshold)) total = total.plus(fee);
  }
  return total;
}
