/// Shared bills among friends: many pay one who has paid for all.
enum FriendshipLife {
  static func plan(_ life: inout LifeDay) {
    guard life.random.happens(life.habits.splitsPerDay) else { return }
    let evening = life.random.happens(0.8) ? life.second(.evening) : life.second(.own)
    let friends = life.circle.friends
    let each = life.random.yen(median: 3_800, spread: 0.5, step: life.random.happens(0.7) ? 100 : 1)
    if life.random.happens(0.3) {
      for _ in 0..<life.random.integer(2...9) {
        let friend =
          friends.isEmpty || life.random.happens(0.4) ? life.stranger() : life.random.element(of: friends)
        let delay = Int64(life.random.integer(0...60)) * Int64(life.random.integer(1...1_400))
        life.receive(
          from: friend, each, at: evening + delay, channel: life.random.happens(0.85) ? .mobile : .internet,
          memo: life.memo(MemoPhrases.friends, 0.35))
      }
    } else {
      let friend =
        friends.isEmpty || life.random.happens(0.3) ? life.stranger() : life.random.element(of: friends)
      life.pay(
        friend, each, at: evening, channel: life.habits.remoteShare > 0.5 ? life.habits.remoteChannel : .atm,
        memo: life.memo(MemoPhrases.friends, 0.35))
    }
  }
}
