package main

import (
	"net/url"
	"strings"
	"time"
)

type total struct {
	At             time.Time `json:"at"`
	PurchaseAmount money     `json:"purchaseAmount"`
	Purchases      int64     `json:"purchases"`
	Members        int64     `json:"members"`
}

// purchases reads M(t) and N(t): the months before, the days before in the month, the quarter-hours of the
// day, and the pages that are not posted.
func purchases(db *database, event *event, _ bool) (any, error) {
	query, err := url.ParseQuery(event.RawQueryString)
	if err != nil {
		return nil, err
	}
	at, err := time.Parse(time.RFC3339, query.Get("at"))
	if err != nil {
		return nil, err
	}
	head, err := db.get("HEAD", "HEAD")
	if err != nil {
		return nil, err
	}
	answer := total{At: at, PurchaseAmount: money{0, "USD"}}
	month := at.Format("2006-01")
	for _, between := range [][2]string{
		{"M#0000-01", "M#" + month},
		{"D#" + month + "-01", "D#" + at.Format(time.DateOnly)},
		{"Q#" + at.Format(time.DateOnly) + "T00:00", "Q#" + at.Format("2006-01-02T15:04")},
	} {
		rows, err := db.query("TOTAL#M", between[0], between[1])
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			answer.add(row.string("sk"), row.long("amount"), row.long("purchases"))
		}
	}
	pages, err := db.batch(pageKeys(head.longs("firstPages"))...)
	if err != nil {
		return nil, err
	}
	for _, page := range pages {
		answer.addPage(page)
	}
	// The two that may follow a page.
	var next []object
	for _, page := range pages {
		number := pageNumber(page)
		next = append(next, key(page.string("pk"), pageKey(number+1)), key(page.string("pk"), pageKey(number+2)))
	}
	if len(next) > 0 {
		if pages, err = db.batch(next...); err != nil {
			return nil, err
		}
		for _, page := range pages {
			answer.addPage(page)
		}
	}
	return ok(200, answer)
}

func (t *total) add(series string, amount, purchases int64) {
	if strings.HasSuffix(series, "N") {
		t.Members += amount
	} else {
		t.PurchaseAmount.MinorUnits += amount
		t.Purchases += purchases
	}
}

func (t *total) addPage(page object) {
	for _, bucket := range page.set("buckets") {
		series, _, _ := strings.Cut(bucket, "/")
		t.add(series, page.long(bucket+":a"), page.long(bucket+":p"))
	}
}
