package main

import (
	"encoding/json"
	"strings"
	"time"
)

type redemptionRequest struct {
	MemberID string `json:"memberId"`
	OrderID  string `json:"orderId"`
	Order    struct {
		Total   money  `json:"total"`
		Items   []line `json:"items"`
		Channel string `json:"channel"`
	} `json:"order"`
}

type redeemed struct {
	RedemptionID string    `json:"redemptionId"`
	Code         string    `json:"code"`
	StrategyID   string    `json:"strategyId"`
	MemberID     string    `json:"memberId"`
	OrderID      string    `json:"orderId"`
	Discount     money     `json:"discount"`
	Payable      money     `json:"payable"`
	RedeemedAt   time.Time `json:"redeemedAt"`
}

// redemption redeems a coupon.
func redemption(db *database, event *event, cold bool) (any, error) {
	var request redemptionRequest
	if err := json.Unmarshal([]byte(event.Body), &request); err != nil {
		return nil, err
	}
	code := strings.Split(event.RawPath, "/")[3]
	couponKey := key("COUPON#"+strings.ReplaceAll(code, "-", ""), "COUPON")
	id := hash([]byte(code + request.OrderID))[:20]
	now := time.Now().UTC()
	found, err := db.batch(key("REDEMPTION#"+id, "REDEMPTION"), couponKey,
		key("WRONGCODES#"+hash([]byte(request.MemberID)), now.Truncate(10*time.Minute).Format(time.RFC3339)))
	if err != nil {
		return nil, err
	}
	strategy := found[0].string("strategyId")
	read := []object{key("STRATEGIES", "STRATEGY#"+strategy), key("MEMBER#"+request.MemberID, "WALLET"),
		key("STRATEGY#"+strategy, "TERMS#1")}
	if cold {
		read = append(read, key("POINTS", "TIERS"))
	}
	if _, err := db.batch(read...); err != nil {
		return nil, err
	}
	discount := request.Order.Total.MinorUnits / 8
	err = db.transact(
		db.insertion(redemptionItem(id, code, strategy, event.Body, &request, discount, now)),
		db.change(couponKey,
			"ADD #_5 :_3, #_6 :_4 SET #_3 = :_1, #_4 = :_2",
			"#uses < #usesPerCoupon AND #memberId = :member",
			map[string]string{
				"#usesPerCoupon": "usesPerCoupon", "#_3": "redemptionId", "#_4": "orderId", "#_5": "redeemed",
				"#_6": "uses", "#uses": "uses", "#memberId": "memberId",
			},
			object{
				":_1": text(id), ":_2": text(request.OrderID), ":_3": number(1), ":member": text(request.MemberID),
				":_4": number(1),
			}),
		db.change(key("MEMBER#"+request.MemberID, "STRATEGY#"+strategy), "ADD #_0 :_0", "",
			map[string]string{"#_0": "redeemed"}, object{":_0": number(1)}))
	if err != nil {
		return nil, err
	}
	return ok(201, redeemed{id, code, strategy, request.MemberID, request.OrderID, money{discount, "USD"},
		money{request.Order.Total.MinorUnits - discount, "USD"}, now})
}

func redemptionItem(
	id, code, strategy, body string, request *redemptionRequest, discount int64, now time.Time,
) object {
	lines := make([]any, len(request.Order.Items))
	for i, line := range request.Order.Items {
		lines[i] = object{"M": object{"sku": text(line.Sku), "discount": number(discount)}}
	}
	item := key("REDEMPTION#"+id, "REDEMPTION")
	item["revision"] = number(1)
	item["fingerprint"] = text(hash([]byte(body)))
	item["code"] = text(code)
	item["strategyId"] = text(strategy)
	item["memberId"] = text(request.MemberID)
	item["orderId"] = text(request.OrderID)
	item["total"] = number(request.Order.Total.MinorUnits)
	item["discount"] = number(discount)
	item["currency"] = text(request.Order.Total.Currency)
	item["status"] = text("redeemed")
	item["lines"] = list(lines...)
	item["redeemedAt"] = number(now.UnixMilli())
	return item
}
