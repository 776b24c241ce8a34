namespace ClusterSim.Serialization.Protobuf;

/// <summary>How a field's value lies in the bytes, as its tag says.</summary>
internal enum WireType : byte
{
    Varint = 0,
    Fixed64 = 1,
    Bytes = 2,
    StartGroup = 3,
    EndGroup = 4,
    Fixed32 = 5,
}
