/// The orders that are still to come, given back in order of time and, within a second, of being entered.
///
/// - Cost: a bucket for each later day and a heap for the day that runs.
struct Agenda {
  private struct Entry {
    let second: Int64
    let sequence: Int64
    let order: Order
  }

  private var laterDays: [[Entry]]
  private var heap: [Entry] = []
  private var runningDay = -1
  private var sequence: Int64 = 0
  /// The orders still to come that carry a fraud label.
  private(set) var labelledCount = 0

  init(days: Int) {
    laterDays = Array(repeating: [], count: days)
  }

  /// Enters an order; one beyond the last day is dropped, since it never comes to pass.
  mutating func enter(_ order: Order) {
    let day = Int(order.second / 86_400)
    guard day < laterDays.count else { return }
    precondition(day >= runningDay, "An order cannot be entered for a day that is over.")
    let entry = Entry(second: order.second, sequence: sequence, order: order)
    sequence += 1
    if order.label != nil { labelledCount += 1 }
    if day == runningDay { push(entry) } else { laterDays[day].append(entry) }
  }

  /// Makes a day the one that runs; the day before must be used up.
  mutating func begin(day: Int) {
    precondition(heap.isEmpty, "A day begins when the one before is used up.")
    runningDay = day
    let entries = laterDays[day]
    laterDays[day] = []
    for entry in entries { push(entry) }
  }

  /// The next order of the running day.
  mutating func next() -> Order? {
    guard let first = heap.first, let last = heap.popLast() else { return nil }
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    if first.order.label != nil { labelledCount -= 1 }
    return first.order
  }

  private func precedes(_ left: Entry, _ right: Entry) -> Bool {
    (left.second, left.sequence) < (right.second, right.sequence)
  }

  private mutating func push(_ entry: Entry) {
    heap.append(entry)
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard precedes(heap[child], heap[parent]) else { return }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = 2 * parent + 1
      guard least < heap.count else { return }
      if least + 1 < heap.count && precedes(heap[least + 1], heap[least]) { least += 1 }
      guard precedes(heap[least], heap[parent]) else { return }
      heap.swapAt(least, parent)
      parent = least
    }
  }
}
