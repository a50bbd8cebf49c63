import Core
import Pipeline
import Reporting

/// Writes what another policy would have put before analysts.
enum PreviewText {
  static func text(_ preview: QueuePreview, _ language: Language) -> String {
    func pick(_ japanese: String, _ english: String) -> String { language == .japanese ? japanese : english }
    guard !preview.nights.isEmpty else {
      return pick(
        "この期間に終了した夜間処理はありません。\n", "No night of these days has been run to its end with this version.\n")
    }
    var lines = [
      pick(
        "営業日　アラート（実績 -> 試算）　確認対象（実績 -> 試算）　加わる　外れる　対象外となる警報",
        "night  alerts (was -> would be)  queued (was -> would be)  entering  leaving  alarms left out")
    ]
    for night in preview.nights {
      lines.append(
        "\(night.night.iso8601)  \(night.raised) -> \(night.raisedThen)\(night.isIncomplete ? "*" : "")  "
          + "\(night.queued) -> \(night.queuedThen)  +\(night.entering)  -\(night.leaving)  \(night.alarmsLeftOut)"
      )
    }
    func sum(_ count: (QueuePreview.Night) -> Int) -> Int { preview.nights.reduce(0) { $0 + count($1) } }
    lines.append(
      pick("合計  ", "total  ") + "\(sum(\.raised)) -> \(sum(\.raisedThen))  "
        + "\(sum(\.queued)) -> \(sum(\.queuedThen))  +\(sum(\.entering))  -\(sum(\.leaving))  \(sum(\.alarmsLeftOut))"
    )
    if preview.nights.contains(where: \.isIncomplete) {
      lines.append(
        pick(
          "* 当夜の基準線より低い線です。基準線を下回る取引は保存されていないため、実際のアラートはこれより多くなります。",
          "* The line lies below that of the night. What was below it then is not stored: there would be more alerts than these."
        ))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  static func json(_ preview: QueuePreview) -> String {
    var json = JSONText()
    json.object { json in
      json.member("schema", "mekiki.policy-preview/1")
      json.key("nights")
      json.array { json in
        for night in preview.nights {
          json.object { json in
            json.member("night", night.night.iso8601)
            json.member("alerts", Int64(night.raised))
            json.member("queued", Int64(night.queued))
            json.member("alerts_then", Int64(night.raisedThen))
            json.member("queued_then", Int64(night.queuedThen))
            json.member("entering", Int64(night.entering))
            json.member("leaving", Int64(night.leaving))
            json.member("alarms_left_out", Int64(night.alarmsLeftOut))
            json.member("is_incomplete", night.isIncomplete)
          }
        }
      }
    }
    return json.text + "\n"
  }
}
