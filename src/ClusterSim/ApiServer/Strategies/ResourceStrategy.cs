using ClusterSim.ApiServer.Apply;
using ClusterSim.ApiServer.Registry;
using ClusterSim.ApiServer.Tables;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Strategies;

/// <summary>What is particular to one kind on its way through the API server: its defaults, what a write may touch, what is valid.</summary>
/// <remarks>
/// <para>Everything here is a pure function of its arguments; the pipeline decides when to call it, and may remember what it returned.</para>
/// <para>The server has set uid, creation time and a generated name before <c>PrepareForCreate</c> runs, and generation to the stored one before <c>PrepareForUpdate</c> does.</para>
/// <para>Source: registry/*/strategy.go (v1.36).</para>
/// </remarks>
internal abstract class ResourceStrategy
{
    public abstract ApiObject Default(ApiObject obj);

    public abstract ApiObject PrepareForCreate(ApiObject obj);

    public abstract ApiObject PrepareForUpdate(ApiObject obj, ApiObject old);

    public abstract ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old);

    public abstract void Validate(ApiObject obj, FieldErrors errors);

    public abstract void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors);

    public abstract void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors);

    public abstract IEnumerable<string> Warnings(ApiObject obj);

    public abstract IEnumerable<string> WarningsOnUpdate(ApiObject obj, ApiObject old);

    /// <summary>What to warn about when an object is to be deleted in this way.</summary>
    public virtual IEnumerable<string> WarningsOnDelete(DeleteOptions options) => [];

    /// <summary>Whether <paramref name="obj"/>, ready to replace <paramref name="old"/>, is a new generation: as a rule when anything but metadata and status differs.</summary>
    public virtual bool IsNewGeneration(ApiObject obj, ApiObject old) => obj with { Metadata = old.Metadata } != old; // PrepareForUpdate has taken over the status.

    /// <summary>Notes who asks in a new object, in kinds that tell who made them; runs before <see cref="PrepareForCreate(ApiObject)"/>.</summary>
    public virtual ApiObject NoteRequester(ApiObject obj, Caller caller) => obj;

    /// <summary>Notes the time in an object that is ready to replace <paramref name="old"/>, in kinds that tell when they changed.</summary>
    public virtual ApiObject Stamp(ApiObject obj, ApiObject old, Time now) => obj;

    /// <summary>How many seconds the object may still take to end when it is deleted; null for all kinds but those that end gracefully.</summary>
    /// <param name="obj">What is to be deleted.</param>
    /// <param name="requested">What the request says; null when it says nothing.</param>
    public virtual long? GracePeriodSeconds(ApiObject obj, long? requested) => null;

    /// <summary>The object as a deletion leaves it, in kinds that are first marked, whatever the request says; null when the deletion takes its course.</summary>
    public virtual ApiObject? MarkForDeletion(ApiObject obj, Time now) => null;

    /// <summary>Whether an object that is being deleted and has no finalizers left may go, once it is updated.</summary>
    public virtual bool MayGo(ApiObject obj) => true;

    /// <summary>How the object is updated through a subresource of the kind's own, as in <c>pods/resize</c>; null when there is none of that name.</summary>
    public virtual UpdateRules? RulesFor(string subresource) => null;

    /// <summary>What becomes of dependents when a deletion does not say.</summary>
    public virtual DeletePropagation DefaultPropagation => DeletePropagation.Background;

    /// <summary>Whether a deletion answers with the object rather than with a bare <c>Success</c>.</summary>
    public virtual bool ReturnsDeletedObject => false;

    /// <summary>The columns in which objects of the kind are shown, where nobody could know them beforehand, as those of a custom resource; null: as the catalogue has it.</summary>
    public virtual TableLayout? Table => null;

    /// <summary>Whether <c>metadata.generation</c> counts changes of anything but metadata and status.</summary>
    public virtual bool HasGeneration => true;

    /// <summary>Whether a PUT to a name that does not exist creates the object.</summary>
    public virtual bool AllowsCreateOnUpdate => false;

    /// <summary>Whether an update without <c>resourceVersion</c> is taken.</summary>
    public virtual bool AllowsUnconditionalUpdate => true;

    /// <summary>The kind's schema for server-side apply, where that is not its record's; null where it is, and where nothing is known of the kind.</summary>
    public virtual MergeType? MergeType => null;

    /// <summary>Where the number of replicas stands in kinds with a <c>scale</c>.</summary>
    public virtual IReadOnlyList<string> ReplicasPath => ["spec", "replicas"];

    /// <summary>
    /// Whether the first write after creation is one even when it changes nothing: in some kinds the real server stores an object without something that it then reads into it.
    /// </summary>
    public virtual bool IsRewrittenAfterCreation(ApiObject obj) => false;

    /// <summary>What names may look like.</summary>
    public virtual NameRule Names => NameRule.DnsSubdomain;
}

/// <summary>The typed form, which the kinds derive from.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal abstract class ResourceStrategy<T> : ResourceStrategy where T : ApiObject
{
    /// <summary>Whether finalizers without a domain must be Kubernetes' own; so it is in all kinds but those of the youngest groups.</summary>
    protected virtual bool ChecksShortFinalizers => true;

    /// <summary>Fills in what the user left out. Runs on create and on update, before admission.</summary>
    protected virtual T Default(T obj) => obj;

    /// <summary>Clears what a creator may not set, as a rule the status.</summary>
    protected virtual T PrepareForCreate(T obj) => obj;

    /// <summary>Takes over from <paramref name="old"/> what this write may not touch, as a rule the status.</summary>
    protected virtual T PrepareForUpdate(T obj, T old) => obj;

    /// <summary>Takes over from <paramref name="old"/> everything but the status.</summary>
    protected virtual T PrepareForStatusUpdate(T obj, T old) => obj;

    /// <summary>Finds what is wrong with a new object. Metadata, which most kinds check first, is part of it.</summary>
    /// <remarks>The pipeline checks metadata too, with rules that hold for all kinds: on create only when this finds nothing, on update before <see cref="ValidateUpdate(T, T, FieldErrors)"/>.</remarks>
    protected virtual void Validate(T obj, FieldErrors errors) => ValidateMetadata(obj, errors);

    /// <summary>Finds what is wrong with a change. Kubernetes mostly validates the new object as well, so that errors of metadata come twice.</summary>
    protected virtual void ValidateUpdate(T obj, T old, FieldErrors errors)
    {
        ValidateMetadataUpdate(obj, old, errors);
        Validate(obj, errors);
    }

    /// <summary>Finds what is wrong with a change of the status.</summary>
    protected virtual void ValidateStatusUpdate(T obj, T old, FieldErrors errors) => ValidateMetadataUpdate(obj, old, errors);

    /// <summary>What to warn the creator about, as <c>Warning</c> headers do.</summary>
    protected virtual IEnumerable<string> Warnings(T obj) => [];

    /// <summary>What to warn about when the object changes; as a rule the same as for a new one.</summary>
    protected virtual IEnumerable<string> WarningsOnUpdate(T obj, T old) => Warnings(obj);

    /// <summary>The metadata of a change of the status in kinds whose metadata must not change with it.</summary>
    protected static ObjectMeta MetadataBesideStatus(T obj, T old) => obj.Metadata with
    {
        Labels = old.Metadata.Labels,
        Annotations = old.Metadata.Annotations,
        Finalizers = old.Metadata.Finalizers,
        OwnerReferences = old.Metadata.OwnerReferences,
    };

    /// <summary>Checks the metadata with the kind's own rule for names.</summary>
    protected void ValidateMetadata(T obj, FieldErrors errors)
    {
        ObjectMetaValidation.Validate(obj.Metadata, ResourceAttribute.Of(typeof(T)).Namespaced, Names, FieldPath.Metadata, errors);
        if (ChecksShortFinalizers)
            FinalizerValidation.ValidateShortNames(obj.Metadata.Finalizers, FieldPath.Metadata["finalizers"], errors);
    }

    /// <summary>Checks what holds for a change of metadata in any kind.</summary>
    protected void ValidateMetadataUpdate(T obj, T old, FieldErrors errors)
    {
        if (ReferenceEquals(obj.Metadata, old.Metadata))
            return; // What is stored is valid.
        ObjectMetaValidation.ValidateUpdate(obj.Metadata, old.Metadata, FieldPath.Metadata, errors);
        if (ChecksShortFinalizers)
            FinalizerValidation.ValidateShortNames(obj.Metadata.Finalizers, FieldPath.Metadata["finalizers"], errors);
    }

    public sealed override ApiObject Default(ApiObject obj) => Default((T)obj);

    public sealed override ApiObject PrepareForCreate(ApiObject obj) => PrepareForCreate((T)obj);

    public sealed override ApiObject PrepareForUpdate(ApiObject obj, ApiObject old) => PrepareForUpdate((T)obj, (T)old);

    public sealed override ApiObject PrepareForStatusUpdate(ApiObject obj, ApiObject old) => PrepareForStatusUpdate((T)obj, (T)old);

    public sealed override void Validate(ApiObject obj, FieldErrors errors) => Validate((T)obj, errors);

    public sealed override void ValidateUpdate(ApiObject obj, ApiObject old, FieldErrors errors) => ValidateUpdate((T)obj, (T)old, errors);

    public sealed override void ValidateStatusUpdate(ApiObject obj, ApiObject old, FieldErrors errors) => ValidateStatusUpdate((T)obj, (T)old, errors);

    public sealed override IEnumerable<string> Warnings(ApiObject obj) => Warnings((T)obj);

    public sealed override IEnumerable<string> WarningsOnUpdate(ApiObject obj, ApiObject old) => WarningsOnUpdate((T)obj, (T)old);
}
