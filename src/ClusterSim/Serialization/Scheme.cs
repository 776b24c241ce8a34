namespace ClusterSim.Serialization;

/// <summary>The kinds of objects a cluster serves.</summary>
/// <remarks>A new scheme holds Kubernetes' own kinds; a type of one's own joins with <see cref="Register{T}"/>, best before the cluster starts.</remarks>
public sealed class Scheme
{
    // Replaced, never changed, once the scheme is made: kinds come and go while other threads read.
    private Dictionary<(string ApiVersion, string Kind), ResourceType> _byKind = [];
    private Dictionary<Type, ResourceType> _byType = [];
    private volatile Paths? _paths; // Worked out when first needed; other threads read it.
    private Action? _changed;

    /// <summary>A scheme with Kubernetes' own kinds, to which others can be added.</summary>
    public Scheme() : this(BuiltIn)
    {
    }

    private Scheme(Scheme origin) => (_byKind, _byType, _paths) = (origin._byKind, origin._byType, origin.PathsNow);

    private Scheme(IEnumerable<ResourceType> types)
    {
        foreach (var type in types)
            Add(type, _byKind, _byType);
    }

    /// <summary>Kubernetes' own kinds and nothing else; it cannot be changed.</summary>
    public static Scheme BuiltIn { get; } = new(BuiltInKinds.All) { IsFrozen = true };

    /// <summary>As <see cref="BuiltIn"/>, with the kinds of the metrics server, which is there where there are nodes.</summary>
    internal static Scheme BuiltInWithMetrics { get; } = new([.. BuiltInKinds.All, .. BuiltInKinds.Metrics]) { IsFrozen = true };

    /// <summary>All kinds that have a path of their own, in the order in which discovery lists groups and versions, then by plural.</summary>
    /// <remarks>Kinds that only travel in requests, such as <c>Scale</c> and <c>Eviction</c>, are found by <see cref="Find"/> but are not in this list.</remarks>
    public IReadOnlyList<ResourceType> All => PathsNow.All;

    private Paths PathsNow => _paths ??= PathsOf(_byKind);

    private bool IsFrozen { get; init; }

    /// <summary>This scheme or, where it cannot be changed, one with the same kinds that can; it costs next to nothing until it is.</summary>
    internal Scheme Changeable() => IsFrozen ? new(this) : this;

    /// <summary>Called when a kind was added or taken away; never, for <see cref="BuiltIn"/>, which therefore holds on to nobody.</summary>
    internal event Action? Changed
    {
        add => _changed = IsFrozen ? null : _changed + value;
        remove => _changed -= value;
    }

    /// <summary>Adds the kind that <typeparamref name="T"/> is, as its <see cref="ResourceAttribute"/> says; replaces one of the same group, version and kind.</summary>
    /// <exception cref="InvalidOperationException">It has no such attribute, its properties cannot be written as JSON, or this is <see cref="BuiltIn"/>.</exception>
    public ResourceType Register<T>() where T : ApiObject
    {
        var type = ResourceType.From(typeof(T));
        Register(type);
        return type;
    }

    /// <summary>Adds a kind; replaces one of the same group, version and kind.</summary>
    /// <exception cref="InvalidOperationException">The properties of its record cannot be written as JSON, or this is <see cref="BuiltIn"/>.</exception>
    public void Register(ResourceType type)
    {
        _ = ObjectSchema.Of(type.ClrType).Fields; // Fails here rather than at the first request.
        Replace([], [type]);
    }

    /// <summary>Takes a kind away; nothing happens when it is not there.</summary>
    /// <exception cref="InvalidOperationException">This is <see cref="BuiltIn"/>.</exception>
    public void Unregister(ResourceType type) => Replace([type], []);

    /// <summary>Takes kinds away and adds others, as one change.</summary>
    /// <exception cref="InvalidOperationException">This is <see cref="BuiltIn"/>.</exception>
    internal void Replace(IReadOnlyList<ResourceType> gone, IReadOnlyList<ResourceType> added)
    {
        if (IsFrozen)
            throw new InvalidOperationException($"{nameof(Scheme)}.{nameof(BuiltIn)} is shared by all and cannot be changed; use a new {nameof(Scheme)}().");
        Dictionary<(string, string), ResourceType> byKind = new(_byKind);
        Dictionary<Type, ResourceType> byType = new(_byType);
        foreach (var type in gone)
        {
            if (byKind.GetValueOrDefault((type.ApiVersion, type.Kind)) == type)
                byKind.Remove((type.ApiVersion, type.Kind));
            if (byType.GetValueOrDefault(type.ClrType) == type)
                byType.Remove(type.ClrType);
        }
        foreach (var type in added)
            Add(type, byKind, byType);
        (_byKind, _byType, _paths) = (byKind, byType, PathsOf(byKind)); // At once: another thread must not work out the old ones meanwhile.
        _changed?.Invoke();
    }

    /// <summary>The kind of that version and name, as objects state them; null when it is not served.</summary>
    /// <param name="apiVersion">Group and version, as in <c>apps/v1</c> or <c>v1</c>.</param>
    /// <param name="kind">Name of the kind, as in <c>Deployment</c>; upper and lower case differ.</param>
    public ResourceType? Find(string apiVersion, string kind) => _byKind.GetValueOrDefault((apiVersion, kind));

    /// <summary>The kind that records of <typeparamref name="T"/> are.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public ResourceType Get<T>() where T : ApiObject => Of(typeof(T));

    /// <summary>The kind that records of <paramref name="type"/> are.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public ResourceType Of(Type type) => _byType.GetValueOrDefault(type)
        ?? throw new InvalidOperationException($"{type.Name} is not a kind this cluster serves; register it with the {nameof(Scheme)} first.");

    /// <summary>The kind of <paramref name="obj"/>.</summary>
    /// <exception cref="InvalidOperationException">It is not registered.</exception>
    public ResourceType Of(ApiObject obj) => obj is CustomResource
        ? Find(obj.ApiVersion, obj.Kind) ?? throw new InvalidOperationException($"{obj.Kind} in {obj.ApiVersion} is not a kind this cluster serves.")
        : Of(obj.GetType());

    /// <summary>The kind served under that path; null when there is none.</summary>
    /// <param name="group">API group; empty for the core group.</param>
    /// <param name="version">Version in the group.</param>
    /// <param name="plural">Lower-case plural name.</param>
    public ResourceType? FindByPlural(string group, string version, string plural) => PathsNow.ByPlural.GetValueOrDefault((group, version, plural));

    /// <summary>Whether any kind of that API group is served.</summary>
    internal bool HasGroup(string group) => PathsNow.Groups.Contains(group);

    /// <summary>The kind a person means; null when there is none. Of several the first in <see cref="All"/> counts.</summary>
    /// <param name="name">Plural, singular, short name or kind in any case, alone or followed by <c>.group</c> or <c>.version.group</c>.</param>
    public ResourceType? FindByName(string name)
    {
        var word = name.ToLowerInvariant();
        if (All.FirstOrDefault(type => Matches(type, word)) is { } match)
            return match;
        return word.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            ? All.FirstOrDefault(type => Matches(type, word[..dot]) && word[(dot + 1)..] is var rest && (rest == type.Group || rest == type.Version + "." + type.Group))
            : null;
    }

    private static Paths PathsOf(Dictionary<(string, string), ResourceType> byKind) =>
        new([.. byKind.Values.Where(type => type.Plural.Length > 0).OrderBy(type => type, ResourceOrder.OfDiscovery)]);

    private static bool Matches(ResourceType type, string word) =>
        word == type.Plural || word == type.Singular || type.ShortNames.Contains(word, StringComparer.Ordinal) || word == type.Kind.ToLowerInvariant();

    private static void Add(ResourceType type, Dictionary<(string, string), ResourceType> byKind, Dictionary<Type, ResourceType> byType)
    {
        if (byKind.TryGetValue((type.ApiVersion, type.Kind), out var replaced) && byType.GetValueOrDefault(replaced.ClrType) == replaced)
            byType.Remove(replaced.ClrType);
        byKind[(type.ApiVersion, type.Kind)] = type;
        if (type.ClrType != typeof(CustomResource))
            byType[type.ClrType] = type;
    }

    /// <summary>The kinds that have a path, by its parts.</summary>
    private sealed class Paths(ResourceType[] all)
    {
        public IReadOnlyList<ResourceType> All => all;

        public Dictionary<(string Group, string Version, string Plural), ResourceType> ByPlural { get; } = all.DistinctBy(Key).ToDictionary(Key); // Looked up only.

        public HashSet<string> Groups { get; } = [.. all.Select(type => type.Group)]; // Looked up only.

        private static (string Group, string Version, string Plural) Key(ResourceType type) => (type.Group, type.Version, type.Plural);
    }
}
