namespace CitizenParticipation.Proposals.Similar;

/// <summary>
/// Which texts hold which words, in memory: for each stem the list of texts (an inverted index; Zobel and Moffat, "Inverted Files for Text Search Engines",
/// 2006). Any number of callers at once; they take turns.
/// </summary>
internal sealed class WordIndex
{
    private readonly Lock gate = new();
    private readonly WordList words = new();
    private readonly List<List<int>> holders = [];
    private readonly List<Held> texts = [];
    private readonly Dictionary<Guid, int> current = [];
    private readonly List<int> touched = [];
    private int turn;

    /// <summary>How many texts there are.</summary>
    public int Count
    {
        get { lock (gate) return current.Count; }
    }

    /// <summary>Texts that were replaced or dropped still take room; a new index has none of them.</summary>
    public bool IsMostlyGone
    {
        get { lock (gate) return texts.Count > 1000 && current.Count < texts.Count / 2; }
    }

    public bool Holds(Guid id)
    {
        lock (gate) return current.ContainsKey(id);
    }

    /// <summary>Adds a text, or puts it in the place of the one it had before.</summary>
    /// <param name="id">Of the proposal.</param>
    /// <param name="process">Which process it belongs to.</param>
    /// <param name="text">As it was typed, or folded already.</param>
    public void Put(Guid id, Guid process, string text)
    {
        var stems = GermanStems.Of(text).Distinct().ToList();
        lock (gate)
        {
            Forget(id);
            current[id] = texts.Count;
            foreach (var stem in stems)
            {
                var number = words.NumberOf(stem);
                if (number == holders.Count) holders.Add([]);
                holders[number].Add(texts.Count);
            }

            texts.Add(new Held(id, process));
        }
    }

    public void Drop(Guid id)
    {
        lock (gate) Forget(id);
    }

    /// <summary>The texts whose words hold most of these pieces by weight; of two alike the one that was put last.</summary>
    /// <param name="parts">Each counts once, however often it stands in a text.</param>
    /// <param name="process">Only those of one process.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<Guid> Resembling(IReadOnlyList<WordPart> parts, Guid? process, int most)
    {
        lock (gate)
        {
            touched.Clear();
            var first = turn + 1;
            foreach (var part in parts)
            {
                turn++;
                foreach (var word in words.Holding(part.Text)) Weigh(holders[word], part.Weight, first);
            }

            return Best(process, most);
        }
    }

    private void Weigh(List<int> these, double weight, int first)
    {
        foreach (var number in these)
        {
            var text = texts[number];
            if (text.Turn == turn || text.IsGone) continue;
            if (text.Turn < first)
            {
                text.Weight = 0;
                touched.Add(number);
            }

            text.Weight += weight;
            text.Turn = turn;
        }
    }

    private List<Guid> Best(Guid? process, int most)
    {
        var best = new PriorityQueue<int, (double, int)>(most + 1);
        foreach (var number in touched)
        {
            if (process is not null && texts[number].Process != process) continue;
            if (best.Count < most) best.Enqueue(number, (texts[number].Weight, number));
            else best.EnqueueDequeue(number, (texts[number].Weight, number));
        }

        var found = new List<Guid>(best.Count);
        while (best.TryDequeue(out var number, out _)) found.Add(texts[number].Id);
        found.Reverse();
        return found;
    }

    private void Forget(Guid id)
    {
        if (current.Remove(id, out var number)) texts[number].IsGone = true;
    }

    private sealed class Held(Guid id, Guid process)
    {
        public Guid Id => id;

        public Guid Process => process;

        public bool IsGone { get; set; }

        /// <summary>What was found in it in the turn that asked last.</summary>
        public double Weight { get; set; }

        public int Turn { get; set; }
    }
}
