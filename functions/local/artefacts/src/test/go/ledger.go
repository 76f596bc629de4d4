package main

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
)

const slots = 32

// A ledger is the page of a slot to which a process writes.
var ledger struct {
	slot int64
	page int64
}

func slotKey(slot int64) string { return fmt.Sprintf("SLOT#%02d", slot) }

func pageKey(page int64) string { return fmt.Sprintf("PAGE#%010d", page) }

// openPage chooses a slot and takes its page from the head, which it reads together with the points programme.
//
// Something must have been posted before, or there is no head.
func openPage(db *database) error {
	slot, err := rand.Int(rand.Reader, big.NewInt(slots))
	if err != nil {
		return err
	}
	ledger.slot = slot.Int64()
	found, err := db.batch(key("POINTS", "PROGRAMME"), key("HEAD", "HEAD"))
	for _, item := range found {
		if item.string("pk") == "HEAD" {
			ledger.page = item.longs("firstPages")[ledger.slot]
		}
	}
	return err
}

func slot(page object) int64 {
	number, _ := strconv.ParseInt(strings.TrimPrefix(page.string("pk"), "SLOT#"), 10, 64)
	return number
}

func pageNumber(page object) int64 {
	number, _ := strconv.ParseInt(strings.TrimPrefix(page.string("sk"), "PAGE#"), 10, 64)
	return number
}

// pageKeys are the keys of the first pages of the slots.
func pageKeys(first []int64) []object {
	keys := make([]object, slots)
	for slot := range int64(slots) {
		keys[slot] = key(slotKey(slot), pageKey(first[slot]))
	}
	return keys
}

// seal has nothing more be added to a page.
//
// It returns the page as it is then.
func (db *database) seal(key object) (object, error) {
	update := db.update(key, "SET #_0 = :_0", "attribute_exists(pk)", map[string]string{"#_0": "sealed"},
		object{":_0": number(1)})
	update["ReturnValues"] = "ALL_NEW"
	var answer struct{ Attributes object }
	err := db.call("UpdateItem", update, &answer)
	return answer.Attributes, err
}

func position() string { return fmt.Sprintf("%d.%d", ledger.slot, ledger.page) }

// post is the write that adds to the open page.
func (db *database) post(bucket string, amount, purchases int64) object {
	return db.change(
		key(slotKey(ledger.slot), pageKey(ledger.page)),
		"ADD #_2 :_1, #_3 :_2, #_4 :_3",
		"attribute_not_exists(#sealed) AND (attribute_not_exists(#buckets) OR size(#buckets) <= :room)",
		map[string]string{
			"#_2": bucket + ":a", "#_3": bucket + ":p", "#_4": "buckets", "#sealed": "sealed", "#buckets": "buckets",
		},
		object{":room": number(7), ":_1": number(amount), ":_2": number(purchases), ":_3": set(bucket)})
}

// postCount is the same for a count.
func (db *database) postCount(bucket string) object {
	return db.change(
		key(slotKey(ledger.slot), pageKey(ledger.page)),
		"ADD #_2 :_1, #_3 :_2",
		"attribute_not_exists(#sealed) AND (attribute_not_exists(#buckets) OR size(#buckets) <= :room)",
		map[string]string{"#_2": bucket + ":a", "#_3": "buckets", "#sealed": "sealed", "#buckets": "buckets"},
		object{":room": number(7), ":_1": number(1), ":_2": set(bucket)})
}

func newID() string {
	var bytes [18]byte
	rand.Read(bytes[:])
	return hex.EncodeToString(bytes[:])
}
