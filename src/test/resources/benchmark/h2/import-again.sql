-- Each file into its table of the program; rows that are known already.
merge into member (member_id, tier, joined_on, phone, as_of) key (member_id)
select member_id, tier, cast(joined_on as date), phone, date '${today}' from csvread('${members}');
merge into point_lot (lot_id, member_id, kind, earned_on, points, remaining, delivered, as_of, posted_on) key (lot_id)
select lot_id, member_id, 'BASE', cast(earned_on as date), cast(points as bigint), cast(points as bigint),
  cast(points as bigint), date '${today}', cast(earned_on as date) from csvread('${lots}');
