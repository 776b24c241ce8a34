namespace ClusterSim.Serialization.Protobuf;

/// <summary>One field of a message.</summary>
/// <param name="Name">Its name in JSON; empty for a part whose fields stand directly in the JSON of the whole.</param>
/// <param name="Number">Its number on the wire.</param>
/// <param name="Form">How a value of it is written.</param>
/// <param name="Repetition">Whether there can be several.</param>
internal sealed record MessageField(string Name, int Number, ValueForm Form, Repetition Repetition)
{
    /// <summary>A part whose fields stand directly in the JSON of the whole.</summary>
    public bool IsEmbedded => Name.Length == 0;

    /// <summary>Empty means unset; of other fields the record they end up in knows it.</summary>
    public bool OmitsEmpty { get; init; }
}

/// <summary>How often a field can occur.</summary>
internal enum Repetition : byte
{
    Single,
    List,
    Map,
}
