package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"time"
)

// A database is a client of DynamoDB for one table.
type database struct {
	table, endpoint, host, region, keyID, secret string

	// The key that signs the requests of one day.
	day string
	key []byte
}

// An object is an item, a key, or a part of a request.
type object map[string]any

func text(value string) object { return object{"S": value} }

func number(value int64) object { return object{"N": strconv.FormatInt(value, 10)} }

// list is never null in JSON.
func list(values ...any) object { return object{"L": append([]any{}, values...)} }

func numbers(values []int64) object {
	numbers := make([]any, len(values))
	for i, value := range values {
		numbers[i] = number(value)
	}
	return list(numbers...)
}

func set(values ...string) object { return object{"SS": values} }

func key(pk, sk string) object { return object{"pk": text(pk), "sk": text(sk)} }

// long reads a number of an item; 0 if there is none.
func (o object) long(name string) int64 {
	value, _ := o[name].(map[string]any)
	digits, _ := value["N"].(string)
	number, _ := strconv.ParseInt(digits, 10, 64)
	return number
}

// string reads a text of an item.
func (o object) string(name string) string {
	value, _ := o[name].(map[string]any)
	text, _ := value["S"].(string)
	return text
}

// longs reads the numbers of a list.
func (o object) longs(name string) []int64 {
	value, _ := o[name].(map[string]any)
	values, _ := value["L"].([]any)
	numbers := make([]int64, len(values))
	for i, value := range values {
		numbers[i] = object{"": value}.long("")
	}
	return numbers
}

// set reads a set of texts.
func (o object) set(name string) []string {
	value, _ := o[name].(map[string]any)
	values, _ := value["SS"].([]any)
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i], _ = value.(string)
	}
	return texts
}

func newDatabase() *database {
	endpoint := os.Getenv("MERIT_DYNAMODB_ENDPOINT")
	parsed, err := url.Parse(endpoint)
	if err != nil {
		fail(err)
	}
	return &database{
		table:    os.Getenv("MERIT_TABLE"),
		endpoint: endpoint,
		host:     parsed.Host,
		region:   os.Getenv("AWS_REGION"),
		keyID:    os.Getenv("AWS_ACCESS_KEY_ID"),
		secret:   os.Getenv("AWS_SECRET_ACCESS_KEY"),
	}
}

// get reads an item; nil if there is none.
func (db *database) get(pk, sk string) (object, error) {
	var answer struct{ Item object }
	err := db.call("GetItem", object{"TableName": db.table, "Key": key(pk, sk), "ConsistentRead": true}, &answer)
	return answer.Item, err
}

// batch reads some items, in any order.
func (db *database) batch(keys ...object) ([]object, error) {
	var answer struct{ Responses map[string][]object }
	request := object{"RequestItems": object{db.table: object{"Keys": keys, "ConsistentRead": true}}}
	err := db.call("BatchGetItem", request, &answer)
	return answer.Responses[db.table], err
}

// query reads a range of a partition.
func (db *database) query(pk, lowest, highest string) ([]object, error) {
	request := object{
		"TableName":              db.table,
		"ConsistentRead":         true,
		"ScanIndexForward":       true,
		"KeyConditionExpression": "pk = :pk AND sk BETWEEN :lowest AND :highest",
		"ExpressionAttributeValues": object{
			":pk": text(pk), ":lowest": text(lowest), ":highest": text(highest),
		},
	}
	var answer struct{ Items []object }
	err := db.call("Query", request, &answer)
	return answer.Items, err
}

// put writes a new item.
func (db *database) put(item object) error {
	return db.call("PutItem", db.newItem(item), &struct{}{})
}

// transact writes in one transaction.
func (db *database) transact(writes ...object) error {
	request := object{"TransactItems": writes, "ClientRequestToken": newID()}
	return db.call("TransactWriteItems", request, &struct{}{})
}

// insertion is a write of a transaction that puts a new item.
func (db *database) insertion(item object) object {
	return object{"Put": db.newItem(item)}
}

// change is a write of a transaction that updates an item; the condition may be empty.
func (db *database) change(key object, expression, condition string, names map[string]string, values object) object {
	return object{"Update": db.update(key, expression, condition, names, values)}
}

func (db *database) newItem(item object) object {
	return object{
		"TableName":                           db.table,
		"Item":                                item,
		"ConditionExpression":                 "attribute_not_exists(pk)",
		"ReturnValuesOnConditionCheckFailure": "ALL_OLD",
	}
}

func (db *database) update(key object, expression, condition string, names map[string]string, values object) object {
	update := object{
		"TableName":                           db.table,
		"Key":                                 key,
		"UpdateExpression":                    expression,
		"ExpressionAttributeNames":            names,
		"ExpressionAttributeValues":           values,
		"ReturnValuesOnConditionCheckFailure": "ALL_OLD",
	}
	if condition != "" {
		update["ConditionExpression"] = condition
	}
	return update
}

func (db *database) call(name string, input, output any) error {
	body, err := json.Marshal(input)
	if err != nil {
		return err
	}
	request, err := http.NewRequest("POST", db.endpoint, bytes.NewReader(body))
	if err != nil {
		return err
	}
	db.sign(request, "DynamoDB_20120810."+name, body)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s %s", name, answer.Status, content)
	}
	return json.Unmarshal(content, output)
}

// sign adds the headers of AWS's Signature Version 4.
func (db *database) sign(request *http.Request, target string, body []byte) {
	now := time.Now().UTC()
	date := now.Format("20060102T150405Z")
	day := date[:8]
	scope := day + "/" + db.region + "/dynamodb/aws4_request"
	if db.day != day {
		key := []byte("AWS4" + db.secret)
		for _, part := range []string{day, db.region, "dynamodb", "aws4_request"} {
			key = mac(key, part)
		}
		db.day, db.key = day, key
	}
	const signed = "content-type;host;x-amz-date;x-amz-target"
	canonical := "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:" + db.host + "\nx-amz-date:" + date +
		"\nx-amz-target:" + target + "\n\n" + signed + "\n" + hash(body)
	signature := mac(db.key, "AWS4-HMAC-SHA256\n"+date+"\n"+scope+"\n"+hash([]byte(canonical)))
	request.Header.Set("Content-Type", "application/x-amz-json-1.0")
	request.Header.Set("X-Amz-Date", date)
	request.Header.Set("X-Amz-Target", target)
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 Credential="+db.keyID+"/"+scope+
		", SignedHeaders="+signed+", Signature="+hex.EncodeToString(signature))
}

func mac(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text))
	return mac.Sum(nil)
}

func hash(bytes []byte) string {
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}
