package main

import (
	"encoding/json"
	"time"
)

type member struct {
	MemberID     string            `json:"memberId"`
	ExternalID   string            `json:"externalId"`
	Email        string            `json:"email"`
	Phone        string            `json:"phone"`
	Name         string            `json:"name"`
	BirthDate    string            `json:"birthDate"`
	Locale       string            `json:"locale"`
	Channel      string            `json:"channel"`
	Consents     map[string]bool   `json:"consents"`
	Attributes   map[string]string `json:"attributes"`
	Tier         string            `json:"tier"`
	RegisteredAt time.Time         `json:"registeredAt"`
}

// registration registers a member.
func registration(db *database, event *event, cold bool) (any, error) {
	idempotency := "IDEMPOTENCY#" + hash([]byte(event.Headers["idempotency-key"]))
	if _, err := db.get(idempotency, "IDEMPOTENCY"); err != nil {
		return nil, err
	}
	var member member
	if err := json.Unmarshal([]byte(event.Body), &member); err != nil {
		return nil, err
	}
	if cold {
		if err := openPage(db); err != nil {
			return nil, err
		}
	}
	member.MemberID = newID()[:20]
	member.Tier = "standard"
	member.RegisteredAt = time.Now().UTC()
	answer, err := json.Marshal(member)
	if err != nil {
		return nil, err
	}
	err = db.transact(
		db.insertion(memberItem(&member, event.Body)),
		db.insertion(key("MEMBER#"+member.MemberID, "WALLET")),
		unique(db, "externalId", member.ExternalID, member.MemberID),
		unique(db, "email", member.Email, member.MemberID),
		unique(db, "phone", member.Phone, member.MemberID),
		answered(db, idempotency, "/v1/members/"+member.MemberID, event.Body, answer),
		db.postCount("N/16rk8"))
	if err != nil {
		return nil, err
	}
	return okBytes(201, answer), nil
}

func memberItem(member *member, body string) object {
	consents, attributes := object{}, object{}
	for name, value := range member.Consents {
		consents[name] = object{"BOOL": value}
	}
	for name, value := range member.Attributes {
		attributes[name] = text(value)
	}
	item := key("MEMBER#"+member.MemberID, "PROFILE")
	item["externalId"] = text(member.ExternalID)
	item["email"] = text(member.Email)
	item["phone"] = text(member.Phone)
	item["name"] = text(member.Name)
	item["birthDate"] = text(member.BirthDate)
	item["locale"] = text(member.Locale)
	item["channel"] = text(member.Channel)
	item["consents"] = object{"M": consents}
	item["attributes"] = object{"M": attributes}
	item["registeredAt"] = number(member.RegisteredAt.UnixMilli())
	item["version"] = number(1)
	item["fingerprint"] = text(hash([]byte(body)))
	item["effectVersion"] = number(1)
	item["position"] = text(position())
	item["requestId"] = text(newID())
	return item
}

// unique is the write that keeps a value for one member.
func unique(db *database, kind, value, member string) object {
	item := key("UNIQUE#"+kind+"#"+hash([]byte(value)), "UNIQUE")
	item["memberId"] = text(member)
	return db.insertion(item)
}

// answered is the write that keeps the answer to an idempotency key.
func answered(db *database, pk, location, body string, answer []byte) object {
	now := time.Now().Unix()
	item := key(pk, "IDEMPOTENCY")
	item["fingerprint"] = text(hash([]byte(body)))
	item["status"] = number(201)
	item["location"] = text(location)
	item["body"] = text(string(answer))
	item["expiresAt"] = number(now + 86_400)
	put := db.newItem(item)
	put["ConditionExpression"] = "attribute_not_exists(pk) OR #expiresAt <= :now"
	put["ExpressionAttributeNames"] = map[string]string{"#expiresAt": "expiresAt"}
	put["ExpressionAttributeValues"] = object{":now": number(now)}
	return object{"Put": put}
}
