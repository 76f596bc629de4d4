package main

import (
	"encoding/json"
	"time"
)

type segment struct {
	SegmentID string    `json:"segmentId"`
	Name      string    `json:"name"`
	Rules     rules     `json:"rules"`
	Size      int       `json:"size"`
	CreatedAt time.Time `json:"createdAt"`
}

type rules struct {
	All []rule `json:"all"`
}

type rule struct {
	Type     string `json:"type"`
	Name     string `json:"name,omitempty"`
	Currency string `json:"currency,omitempty"`
	AtLeast  int64  `json:"atLeast,omitempty"`
	Category string `json:"category,omitempty"`
	Days     int64  `json:"days,omitempty"`
}

// segmentCreation creates a segment.
func segmentCreation(db *database, event *event, _ bool) (any, error) {
	idempotency := "IDEMPOTENCY#" + hash([]byte(event.Headers["idempotency-key"]))
	if _, err := db.get(idempotency, "IDEMPOTENCY"); err != nil {
		return nil, err
	}
	var segment segment
	if err := json.Unmarshal([]byte(event.Body), &segment); err != nil {
		return nil, err
	}
	segment.SegmentID = newID()[:12]
	segment.CreatedAt = time.Now().UTC()
	answer, err := json.Marshal(segment)
	if err != nil {
		return nil, err
	}
	err = db.transact(
		answered(db, idempotency, "/v1/segments/"+segment.SegmentID, event.Body, answer),
		db.insertion(segmentItem(&segment)))
	if err != nil {
		return nil, err
	}
	return okBytes(201, answer), nil
}

func segmentItem(segment *segment) object {
	all := make([]any, len(segment.Rules.All))
	for i, rule := range segment.Rules.All {
		fields := object{"type": text(rule.Type), "months": list()}
		texts := map[string]string{"name": rule.Name, "currency": rule.Currency, "category": rule.Category}
		for name, value := range texts {
			if value != "" {
				fields[name] = text(value)
			}
		}
		for name, value := range map[string]int64{"atLeast": rule.AtLeast, "days": rule.Days} {
			if value != 0 {
				fields[name] = number(value)
			}
		}
		all[i] = object{"M": fields}
	}
	item := key("SEGMENTS", "SEGMENT#"+segment.SegmentID)
	item["createdAt"] = number(segment.CreatedAt.UnixMilli())
	item["name"] = text(segment.Name)
	item["rules"] = object{"M": object{"all": list(all...)}}
	item["version"] = number(1)
	item["rulesVersion"] = number(1)
	return item
}
