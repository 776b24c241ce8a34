using System.Collections;
using System.Collections.Immutable;
using ClusterSim.Serialization;

namespace ClusterSim.ApiServer.Apply;

/// <summary>Who owns which fields of an object, in the order in which it is shown.</summary>
/// <remarks>Source: apimachinery managedfields/internal/managedfields.go (v1.36).</remarks>
internal sealed class Managed : IEnumerable<ManagedEntry>
{
    private readonly ImmutableArray<ManagedEntry> _entries;

    private Managed(IEnumerable<ManagedEntry> entries) => _entries =
    [
        .. entries.OrderByDescending(entry => entry.Id.IsApplier)
            .ThenBy(entry => entry.Time is { } time ? ((DateTimeOffset)time).ToUnixTimeSeconds() : 0)
            .ThenBy(entry => entry.Id.Name, StringComparer.Ordinal)
            .ThenBy(entry => entry.ApiVersion, StringComparer.Ordinal)
            .ThenBy(entry => entry.Id.Subresource, StringComparer.Ordinal),
    ];

    /// <summary>Nobody owns anything.</summary>
    public static Managed Nobody { get; } = new([]);

    public bool IsEmpty => _entries.IsEmpty;

    /// <summary>Those of <paramref name="entries"/> that own something.</summary>
    public static Managed Of(IEnumerable<ManagedEntry> entries) => new(entries.Where(entry => !entry.Fields.IsEmpty));

    /// <summary>What a client says in <c>managedFields</c>; null when that makes no sense.</summary>
    public static Managed? Read(ValueList<ManagedFieldsEntry> entries)
    {
        try
        {
            var byId = new OrderedDictionary<ManagerId, ManagedEntry>();
            foreach (var entry in entries)
            {
                if (entry.Operation is not ("Apply" or "Update") || string.IsNullOrEmpty(entry.ApiVersion) || entry.FieldsType != "FieldsV1")
                    return null;
                var isApplier = entry.Operation == "Apply";
                var id = new ManagerId(entry.Manager ?? "", isApplier, isApplier ? null : entry.ApiVersion, entry.Subresource ?? "");
                byId[id] = new(id, entry.ApiVersion, FieldsV1.Read(entry.FieldsV1), entry.Time);
            }
            return new(byId.Values);
        }
        catch (DecodeException)
        {
            return null;
        }
    }

    /// <summary>As <c>managedFields</c> show it.</summary>
    public ValueList<ManagedFieldsEntry> Write() => _entries.Select(entry => new ManagedFieldsEntry
    {
        Manager = entry.Id.Name,
        Operation = entry.Id.IsApplier ? "Apply" : "Update",
        ApiVersion = entry.ApiVersion,
        Time = entry.Time,
        FieldsType = "FieldsV1",
        FieldsV1 = FieldsV1.Write(entry.Fields),
        Subresource = entry.Id.Subresource.Length == 0 ? null : entry.Id.Subresource,
    }).ToValueList();

    public ManagedEntry? Find(ManagerId id) => _entries.FirstOrDefault(entry => entry.Id == id);

    /// <summary>Whether everybody owns the same, whenever it came to that.</summary>
    public bool OwnsAs(Managed other) => _entries.Length == other._entries.Length && _entries.All(entry => other.Find(entry.Id) is { } same && same.OwnsAs(entry));

    public IEnumerator<ManagedEntry> GetEnumerator() => ((IEnumerable<ManagedEntry>)_entries).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
