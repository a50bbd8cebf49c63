-- Fills a database that one night made with a million alerts, each with a transaction, every tenth with two, and the reasons of the strongest.
-- Everything follows from the alert's number, so that the same file comes out each time.
PRAGMA foreign_keys = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -400000;
DELETE FROM related_alert;
DELETE FROM queue_sample;
CREATE TEMP TABLE family (n INTEGER PRIMARY KEY, kana TEXT);
INSERT INTO family (kana) VALUES ('ｻﾄｳ'), ('ｽｽﾞｷ'), ('ﾀｶﾊｼ'), ('ﾀﾅｶ'), ('ｲﾄｳ'), ('ﾜﾀﾅﾍﾞ'), ('ﾔﾏﾓﾄ'), ('ﾅｶﾑﾗ'), ('ｺﾊﾞﾔｼ'), ('ｶﾄｳ'), ('ﾖｼﾀﾞ'),
  ('ﾔﾏﾀﾞ'), ('ｻｻｷ'), ('ﾔﾏｸﾞﾁ'), ('ﾏﾂﾓﾄ'), ('ｲﾉｳｴ'), ('ｷﾑﾗ'), ('ﾊﾔｼ'), ('ｻｲﾄｳ'), ('ｼﾐｽﾞ'), ('ﾔﾏｻﾞｷ'), ('ﾓﾘ'), ('ｱﾍﾞ'), ('ｲｹﾀﾞ'), ('ﾊｼﾓﾄ'),
  ('ﾔﾏｼﾀ'), ('ｲｼｶﾜ'), ('ﾅｶｼﾞﾏ'), ('ﾏｴﾀﾞ'), ('ﾌｼﾞﾀ'), ('ｵｶﾞﾜ'), ('ｺﾞﾄｳ'), ('ｵｶﾀﾞ'), ('ﾊｾｶﾞﾜ'), ('ﾑﾗｶﾐ'), ('ｺﾝﾄﾞｳ'), ('ｲｼｲ'), ('ｻｶﾓﾄ'),
  ('ｴﾝﾄﾞｳ'), ('ｱｵｷ'), ('ﾌｼﾞｲ'), ('ﾆｼﾑﾗ'), ('ﾌｸﾀﾞ'), ('ｵｵﾀ'), ('ﾐｳﾗ'), ('ﾌｼﾞﾜﾗ'), ('ｵｶﾓﾄ'), ('ﾏﾂﾀﾞ'), ('ﾅｶｶﾞﾜ'), ('ﾊﾗﾀﾞ'), ('ｶ)ﾊﾙｶ');
CREATE TEMP TABLE given (n INTEGER PRIMARY KEY, kana TEXT);
INSERT INTO given (kana) VALUES ('ﾀﾛｳ'), ('ﾊﾅｺ'), ('ｲﾁﾛｳ'), ('ﾕｳｺ'), ('ｹﾝｼﾞ'), ('ﾏﾘ'), ('ﾋﾛｼ'), ('ｹｲｺ'), ('ﾀﾞｲｽｹ'), ('ﾐｻｷ'), ('ｼｮｳﾀ'), ('ｱｲ'), ('ﾘｮｳ'),
  ('ｻｸﾗ'), ('ﾅｵｷ'), ('ﾄﾓｺ'), ('ｶｽﾞﾔ'), ('ﾖｼｺ'), ('ﾏｻﾙ'), ('ｴﾐ'), ('ｺｳｼﾞ'), ('ﾁｴ'), ('ｼﾝｲﾁ'), ('ﾉﾘｺ'), ('ﾂﾖｼ'), ('ﾕﾐ'), ('ﾀｶｼ'), ('ﾐﾄﾞﾘ'), ('ﾏﾅﾌﾞ');
CREATE TEMP TABLE word (n INTEGER PRIMARY KEY, memo TEXT);
INSERT INTO word (memo) VALUES ('振込'), ('家賃'), ('還付金'), ('税金'), ('投資'), ('保証金'), ('手数料'), ('ｾｲｷﾕｳｼﾖ'), ('ｺﾝｻ-ﾄﾀﾞｲ'), ('授業料'), ('会費'),
  ('ｷﾌ'), ('治療費'), ('返済'), ('購入代金'), ('ｼﾖｳﾋﾝﾀﾞｲ'), ('礼金'), ('敷金'), ('給与'), ('仕送り');
INSERT INTO alert (alert_id, account, business_day, score_micro, probability, probability_is_calibrated, band, state,
  state_since, due_day, assignee, version, typology, scam_type, transaction_count, total_yen, first_run_id, last_run_id,
  queue_place, queue_day, is_drawn)
WITH RECURSIVE number (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM number WHERE i < 1000000),
drawn AS (
  SELECT i, (i * 2654435761) % 4294967296 AS h, date('2024-01-04', '+' || (i / 2000) || ' days') AS day FROM number
)
SELECT 'A-' || replace(day, '-', '') || '-' || printf('%06d', i % 2000 + 500000),
  printf('9%03d-%03d-1-%07d', h % 997, h % 499, i * 7 % 9999991), day, h % 9000000 - 1500000, (h % 10000) / 10000.0, 0,
  CASE WHEN h % 9 < 3 THEN 'alarm' ELSE 'look' END,
  CASE h % 20 WHEN 0 THEN 'in_review' WHEN 1 THEN 'waiting' WHEN 2 THEN 'escalated' WHEN 3 THEN 'assigned' WHEN 4 THEN 'reopened'
    WHEN 5 THEN 'confirmed' WHEN 6 THEN 'reported' WHEN 7 THEN 'dismissed' WHEN 8 THEN 'closed' WHEN 9 THEN 'closed' ELSE 'new' END,
  day || 'T22:00:00+09:00', date(day, '+3 days'), CASE WHEN h % 20 < 4 THEN 'analyst-' || (h % 13) END, 1,
  CASE h % 5 WHEN 0 THEN 'mule_account' WHEN 1 THEN 'refund_scam' WHEN 2 THEN 'unusual_activity' WHEN 3 THEN 'structuring'
    ELSE 'account_takeover' END,
  CASE h % 7 WHEN 0 THEN 'SNS型投資詐欺' WHEN 1 THEN '還付金詐欺' END,
  1 + (i % 10 = 0), (1 + (i % 10 = 0)) * (1000 + h % 5000000), 1, 1, CASE WHEN h % 30 = 0 THEN 'below_budget' ELSE 'queued' END, day, 0
FROM drawn;
INSERT INTO alert_transaction (alert_id, file_id, record_number, byte_offset, byte_length, transaction_id, occurred_at,
  direction, amount_yen, channel, kind, counterparty_account, counterparty_name, memo, score_micro, baseline_micro, model_score_micro,
  rule_points, probability, explanation, summary_japanese, summary_english)
SELECT alert_id, 1, 10000000 + alert_key * 2 + part, 0, 1, 'T' || (alert_key * 2 + part), business_day || 'T14:35:01+09:00', 'out',
  total_yen / transaction_count, 'internet', 'transfer', printf('%04d-%03d-1-%07d', h % 9973, h % 199, h % 9999991),
  (SELECT kana FROM family WHERE n = 1 + h % 51) || ' ' || (SELECT kana FROM given WHERE n = 1 + h % 29),
  (SELECT memo FROM word WHERE n = 1 + h % 20) || CASE WHEN h % 3 = 0 THEN ' ' || (h % 99991) ELSE '' END,
  score_micro - part, -3000000, 0, 30, 0.5, '{"features":"' || hex(zeroblob(250)) || '"}',
  strftime('%Y年%m月%d日', business_day) || '14:35、インターネットバンキング（振込・振替）による' || (total_yen / transaction_count)
    || '円の出金（相手方：' || (SELECT kana FROM family WHERE n = 1 + h % 51) || ' ' || (SELECT kana FROM given WHERE n = 1 + h % 29)
    || '）。この口座の普段の出金額の約' || (h % 90) || '倍です。主な理由：振込先が過去7日に受けた合計額：' || (h % 7919 * 1000)
    || '円。不正の目安は' || (h % 100) || '%です（当行の実績による較正前）。', 'A transfer.'
FROM (SELECT *, (alert_key * 40503) % 2147483647 AS h FROM alert WHERE alert_key > 1000), (SELECT 0 AS part UNION ALL SELECT 1)
WHERE part < transaction_count;
INSERT INTO reason (transaction_key, rank, origin, name, value, contribution_micro, contribution, japanese, english)
SELECT transaction_key, rank, 'rule', 'R-0' || (transaction_key % 37), 30, part, part / 1000000.0, 'この口座から短時間に続けて出金がありました（過去1時間の出金件数：6）',
  'Several payments in a short time'
FROM (
  SELECT transaction_key, rank, CASE rank WHEN 1 THEN 1000000 ELSE score_micro - baseline_micro - 1000000 END AS part
  FROM alert_transaction, (SELECT 1 AS rank UNION ALL SELECT 2) WHERE record_number > 10000000);
-- The index of texts and the views are made by the program itself when it opens the file next.
DROP TABLE search_text;
DROP TABLE search_piece;
DROP INDEX alert_choice;
DROP VIEW below_line_estimate;
DROP VIEW alert_queue;
DROP VIEW alert_reason;
DROP VIEW rule_performance;
DROP VIEW night_summary;
DROP VIEW alert_history;
DROP VIEW analyst_workload;
DROP TABLE distribution;
DROP TABLE alert_month;
DROP TABLE alert_hold;
DROP INDEX alert_by_erasure;
DROP TRIGGER alert_note_stays;
DROP TRIGGER analyst_link_stays;
ALTER TABLE alert DROP COLUMN erased_at;
DELETE FROM grdb_migrations WHERE identifier >= 'M0012';
PRAGMA user_version = 11;
