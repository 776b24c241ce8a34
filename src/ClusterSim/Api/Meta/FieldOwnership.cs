namespace ClusterSim.Api.Meta;

/// <summary>Who owns which fields of an object, worked out when somebody looks.</summary>
/// <remarks>It is no part of what an object says: two objects that say the same are equal whoever owns their fields.</remarks>
internal abstract class FieldOwnership
{
    public abstract ValueList<ManagedFieldsEntry> Entries { get; }

    /// <summary>As somebody states it, in a request or in C#.</summary>
    public static FieldOwnership Stated(ValueList<ManagedFieldsEntry> entries) => new StatedOwnership(entries);

    /// <summary>What metadata holds: compared, any two are equal.</summary>
    internal readonly struct Slot(FieldOwnership? value) : IEquatable<Slot>
    {
        public FieldOwnership? Value { get; } = value;

        public bool Equals(Slot other) => true;

        public override bool Equals(object? obj) => obj is Slot;

        public override int GetHashCode() => 0;
    }
}

/// <inheritdoc/>
internal sealed class StatedOwnership(ValueList<ManagedFieldsEntry> entries) : FieldOwnership
{
    public override ValueList<ManagedFieldsEntry> Entries => entries;
}
