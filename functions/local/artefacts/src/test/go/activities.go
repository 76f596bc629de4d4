package main

import (
	"encoding/json"
	"time"
)

type money struct {
	MinorUnits int64  `json:"minorUnits"`
	Currency   string `json:"currency"`
}

type activity struct {
	ActivityID string            `json:"activityId"`
	MemberID   string            `json:"memberId"`
	Type       string            `json:"type"`
	OccurredAt time.Time         `json:"occurredAt"`
	RecordedAt time.Time         `json:"recordedAt"`
	Channel    string            `json:"channel"`
	Amount     money             `json:"amount"`
	Items      []line            `json:"items"`
	Attributes map[string]string `json:"attributes"`
}

type line struct {
	Sku      string `json:"sku"`
	Name     string `json:"name"`
	Category string `json:"category"`
	Quantity int64  `json:"quantity"`
	Amount   money  `json:"amount"`
}

// purchase records an activity.
func purchase(db *database, event *event, cold bool) (any, error) {
	var activity activity
	if err := json.Unmarshal([]byte(event.Body), &activity); err != nil {
		return nil, err
	}
	if cold {
		if err := openPage(db); err != nil {
			return nil, err
		}
	}
	activity.RecordedAt = time.Now().UTC()
	err := db.transact(db.insertion(activityItem(&activity)), wallet(db, &activity),
		db.post("M.USD/16r62", activity.Amount.MinorUnits, 1))
	if err != nil {
		return nil, err
	}
	return ok(201, activity)
}

func activityItem(activity *activity) object {
	member := "MEMBER#" + activity.MemberID
	lines := make([]any, len(activity.Items))
	for i, line := range activity.Items {
		lines[i] = object{"M": object{
			"sku": text(line.Sku), "name": text(line.Name), "category": text(line.Category),
			"quantity": number(line.Quantity), "amount": number(line.Amount.MinorUnits),
			"currency": text(line.Amount.Currency),
		}}
	}
	attributes := object{}
	for name, value := range activity.Attributes {
		attributes[name] = text(value)
	}
	occurred := activity.OccurredAt.UTC()
	item := key(member, "ACTIVITY#"+activity.ActivityID)
	item["gsi1pk"] = text(member)
	item["gsi1sk"] = text("ACTIVITY#" + occurred.Format("2006-01-02T15:04:05.000") + "#" + activity.ActivityID)
	item["type"] = text(activity.Type)
	item["occurredAt"] = number(occurred.UnixMilli())
	item["recordedAt"] = number(activity.RecordedAt.UnixMilli())
	item["channel"] = text(activity.Channel)
	item["items"] = list(lines...)
	item["attributes"] = object{"M": attributes}
	item["amount"] = number(activity.Amount.MinorUnits)
	item["currency"] = text(activity.Amount.Currency)
	item["effectVersion"] = number(1)
	item["position"] = text(position())
	item["requestId"] = text(newID())
	return item
}

func wallet(db *database, activity *activity) object {
	amount := number(activity.Amount.MinorUnits)
	one := number(1)
	month := activity.OccurredAt.UTC().Format("200601")
	return db.change(
		key("MEMBER#"+activity.MemberID, "WALLET"),
		"ADD #_1 :_1, #_2 :_2, #_3 :_3, #_4 :_4, #_5 :_5, #_6 :_6",
		"(attribute_exists(pk)) AND (attribute_not_exists(#_0) OR #_0 <= :_0)",
		map[string]string{
			"#_0": "net.USD", "#_1": "activities", "#_2": "n" + month + "_USD", "#_3": "net.USD",
			"#_4": "p" + month + "_USD", "#_5": "purchases.USD", "#_6": "spent_" + month + "_USD",
		},
		object{
			":_0": number(9_000_000_000_000_000_000), ":_1": one, ":_2": amount, ":_3": amount, ":_4": one,
			":_5": one, ":_6": amount,
		})
}
