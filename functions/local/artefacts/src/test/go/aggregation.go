package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

type ran struct {
	PostedAt time.Time `json:"postedAt"`
	Pages    int       `json:"pages"`
	Postings int       `json:"postings"`
}

// run seals the pages that exist and posts them.
func run(db *database, _ *event, _ bool) (any, error) {
	if _, err := db.get("HEAD", "FORMAT"); err != nil {
		return nil, err
	}
	head, err := db.get("HEAD", "HEAD")
	if err != nil {
		return nil, err
	}
	posting := head.long("posting")
	next := head.longs("firstPages")
	pages, err := db.batch(append(pageKeys(next), key(postingKey(posting), "POSTING"))...)
	if err != nil {
		return nil, err
	}
	// The page that may follow each is left to the next run.
	var following []object
	for _, page := range pages {
		following = append(following, key(page.string("pk"), pageKey(pageNumber(page)+1)))
	}
	if len(following) > 0 {
		if _, err := db.batch(following...); err != nil {
			return nil, err
		}
	}
	sums := map[string][2]int64{}
	for _, page := range pages {
		sealed, err := db.seal(key(page.string("pk"), page.string("sk")))
		if err != nil {
			return nil, err
		}
		next[slot(page)]++
		for _, bucket := range sealed.set("buckets") {
			sum := sums[bucket]
			sums[bucket] = [2]int64{sum[0] + sealed.long(bucket+":a"), sum[1] + sealed.long(bucket+":p")}
		}
	}
	now := time.Now().UTC()
	if err := db.put(postingItem(posting, next, sums, now)); err != nil {
		return nil, err
	}
	writes, series := additions(db, posting, sums)
	writes = append(writes, db.change(key("HEAD", "HEAD"),
		"ADD #_6 :_6 SET #_2 = :_2, #_3 = :_3, #_4 = :_4, #_5 = :_5",
		"(attribute_not_exists(pk)) OR (#posting = :posting AND #chunk = :chunk)",
		map[string]string{
			"#_2": "posting", "#chunk": "chunk", "#_3": "chunk", "#posting": "posting", "#_4": "firstPages",
			"#_5": "postedAt", "#_6": "series",
		},
		object{
			":_2": number(posting + 1), ":_3": number(0), ":_4": numbers(next), ":_5": number(now.UnixMilli()),
			":_6": set(series...), ":posting": number(posting), ":chunk": number(0),
		}))
	if err := db.transact(writes...); err != nil {
		return nil, err
	}
	for range 2 {
		if _, err := db.get("HEAD", "HEAD"); err != nil {
			return nil, err
		}
	}
	if _, err := db.query("TOTAL#M", "M#0000-01", "M#9999-12"); err != nil {
		return nil, err
	}
	return ran{now, len(pages), 1}, nil
}

func postingKey(posting int64) string { return fmt.Sprintf("POSTING#%d", posting) }

func postingItem(posting int64, next []int64, sums map[string][2]int64, now time.Time) object {
	chunk := object{}
	for bucket, sum := range sums {
		chunk[bucket] = list(number(sum[0]), number(sum[1]), number(0))
	}
	item := key(postingKey(posting), "POSTING")
	item["nextPages"] = numbers(next)
	item["chunks"] = list(object{"M": chunk})
	item["asOf"] = number(now.UnixMilli())
	return item
}

// additions are the writes that add sums to the month, the day and the quarter-hour.
func additions(db *database, posting int64, sums map[string][2]int64) (writes []object, series []string) {
	for bucket, sum := range sums {
		name, quarterHour, _ := strings.Cut(bucket, "/")
		series = append(series, name)
		quarterHours, _ := strconv.ParseInt(quarterHour, 36, 64)
		start := time.Unix(quarterHours*900, 0).UTC()
		for _, period := range []string{
			"M#" + start.Format("2006-01"), "D#" + start.Format(time.DateOnly), "Q#" + start.Format("2006-01-02T15:04"),
		} {
			writes = append(writes, db.change(key("TOTAL#M", period+"#"+name),
				"ADD #_1 :_1, #_2 :_2 SET #_0 = :_0", "",
				map[string]string{"#_0": "mark", "#_1": "amount", "#_2": "purchases"},
				object{":_0": number(posting*100_000 + 1), ":_1": number(sum[0]), ":_2": number(sum[1])}))
		}
	}
	return writes, series
}
