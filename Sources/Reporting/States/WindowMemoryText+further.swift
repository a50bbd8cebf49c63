import Core

/// What is usual for the account, who paid it, and the sums of declared windows.
extension WindowMemoryText {
  /// The tables' content for programs.
  func writeFurther(_ json: inout JSONText) {
    json.key("declared_days")
    json.array { json in
      for day in memory.declaredDays {
        json.object { json in
          json.member("day", day.day.iso8601)
          json.member("party", day.party)
          json.key("features")
          json.array { json in for name in day.features { json.value(name) } }
          json.member("sums_number", Int64(day.sumsNumber))
          json.member("count", day.count)
          json.member("sum_yen", day.sumYen)
          json.member("max_yen", day.maxYen)
        }
      }
    }
    json.key("usual")
    json.array { json in for usual in memory.usual { write(usual, &json) } }
    json.member("last_paid_at", memory.lastPaidAt?.iso8601Japan)
    json.key("payments")
    json.array { json in
      for payment in memory.payments {
        json.object { json in
          json.member("at", payment.at.iso8601Japan)
          json.member("payer", payment.payer)
          json.member("amount_yen", payment.amountYen)
        }
      }
    }
  }

  private func write(_ usual: WindowMemory.Usual, _ json: inout JSONText) {
    json.object { json in
      json.member("direction", usual.direction.word)
      json.member("median_yen", usual.medianYen)
      json.key("transactions")
      json.array { json in
        for transaction in usual.transactions {
          json.object { json in
            json.member("at", transaction.at.iso8601Japan)
            json.member("amount_yen", transaction.amountYen)
            json.member("channel", transaction.channel.word)
            json.key("is_first_with_party")
            json.value(transaction.isFirstWithParty)
          }
        }
      }
    }
  }

  /// One row a direction.
  var usualTable: TerminalTable? {
    let known = memory.usual.filter { !$0.transactions.isEmpty }
    if known.isEmpty { return nil }
    var table = TerminalTable([
      (pick("入出金", "direction"), .left), (pick("件数", "count"), .right),
      (pick("中央値", "median"), .right), (pick("最小", "smallest"), .right), (pick("最大", "largest"), .right),
      (pick("主な取引手段", "main channel"), .left), (pick("初めての相手", "first with party"), .right),
    ])
    for usual in known {
      let amounts = usual.transactions.map(\.amountYen)
      let firsts = usual.transactions.count { $0.isFirstWithParty }
      table.append([
        .init(WordNames.name(usual.direction, language)),
        .init(NumberText.grouped(Int64(usual.transactions.count))),
        .init(usual.medianYen.map { median($0) } ?? pick("5件未満", "under 5")),
        .init(NumberText.yen(amounts.min(), language)), .init(NumberText.yen(amounts.max(), language)),
        .init(mainChannel(usual)), .init("\(firsts)/\(usual.transactions.count)"),
      ])
    }
    return table
  }

  /// A median of whole yen, which may end in a half.
  private func median(_ yen: Double) -> String {
    let digits = NumberText.value(yen, language)
    return pick(digits + "円", digits + " yen")
  }

  /// The channel of most transactions, the first of those that are alike, with how many.
  private func mainChannel(_ usual: WindowMemory.Usual) -> String {
    var best: (channel: Channel, count: Int)?
    for channel in Channel.allCases {
      let count = usual.transactions.count { $0.channel == channel }
      if count > best?.count ?? 0 { best = (channel, count) }
    }
    return best.map { "\(WordNames.name($0.channel, language)) \($0.count)" } ?? ""
  }

  var paymentTable: TerminalTable? {
    if memory.payments.isEmpty { return nil }
    var table = TerminalTable([
      (pick("日時", "at"), .left), (pick("支払った口座", "payer"), .left), (pick("金額", "amount"), .right),
    ])
    for payment in memory.payments {
      table.append([
        .init(payment.at.iso8601Japan), .init(payment.payer),
        .init(NumberText.yen(payment.amountYen, language)),
      ])
    }
    return table
  }

  var declaredTable: TerminalTable? {
    var table = TerminalTable([
      (pick("日", "day"), .left), (pick("件数", "count"), .right), (pick("合計", "sum"), .right),
      (pick("最大", "largest"), .right), (pick("相手", "party"), .left), (pick("集計", "windows"), .left),
    ])
    for day in memory.declaredDays {
      let number = pick("番号 \(day.sumsNumber)", "number \(day.sumsNumber)")
      table.append([
        .init(day.day.iso8601), .init(NumberText.grouped(day.count)),
        .init(NumberText.yen(day.sumYen, language)), .init(NumberText.yen(day.maxYen, language)),
        .init(day.party ?? pick("全体", "all")),
        .init(day.features.isEmpty ? number : day.features.joined(separator: ", ")),
      ])
    }
    return table
  }
}
