namespace ClusterSim.ApiServer.Validation;

/// <summary>Finds what is wrong with the metadata all objects have.</summary>
/// <remarks>
/// <para>The generic part of a create or an update checks metadata with <see cref="NameRule.PathSegment"/>, and most kinds check it again with a rule of their own;
/// on an update both lists of errors are answered, which is why causes come several times.</para>
/// <para>Source: apimachinery api/validation/objectmeta.go (v1.36).</para>
/// </remarks>
internal static class ObjectMetaValidation
{
    /// <summary>Checks what holds for new and changed objects alike.</summary>
    /// <param name="metadata">The metadata; a name was generated already if one was asked for.</param>
    /// <param name="namespaced">Whether the kind lives in namespaces.</param>
    /// <param name="names">What the name must look like.</param>
    /// <param name="path">Where the metadata stands.</param>
    /// <param name="errors">Takes what is found.</param>
    public static void Validate(ObjectMeta metadata, bool namespaced, NameRule names, FieldPath path, FieldErrors errors)
    {
        if (!string.IsNullOrEmpty(metadata.GenerateName))
            errors.Invalid(path["generateName"], metadata.GenerateName, names.CheckPrefix(metadata.GenerateName));
        if (string.IsNullOrEmpty(metadata.Name))
            errors.Required(path["name"], "name or generateName is required");
        else
            errors.Invalid(path["name"], metadata.Name, names.Check(metadata.Name));
        ValidateNamespace(metadata.Namespace, namespaced, path["namespace"], errors);
        if (metadata.Generation < 0)
            errors.Invalid(path["generation"], metadata.Generation, FormatText.NotNegative);
        ValidateParts(metadata, path, errors);
    }

    /// <summary>Checks a change: identity stays, and the version it is based on is named.</summary>
    public static void ValidateUpdate(ObjectMeta metadata, ObjectMeta old, FieldPath path, FieldErrors errors)
    {
        if (old.DeletionTimestamp is not null)
            ValidateNoNewFinalizers(metadata.Finalizers, old.Finalizers, path["finalizers"], errors);
        if (string.IsNullOrEmpty(metadata.ResourceVersion))
            errors.Invalid(path["resourceVersion"], "", "must be specified for an update");
        if (metadata.Generation < old.Generation)
            errors.Invalid(path["generation"], metadata.Generation, "must not be decremented");
        errors.Unchanged(path["name"], metadata.Name ?? "", old.Name ?? "");
        errors.Unchanged(path["namespace"], metadata.Namespace ?? "", old.Namespace ?? "");
        errors.Unchanged(path["uid"], metadata.Uid ?? "", old.Uid ?? "");
        errors.Unchanged(path["creationTimestamp"], metadata.CreationTimestamp, old.CreationTimestamp);
        errors.Unchanged(path["deletionTimestamp"], metadata.DeletionTimestamp, old.DeletionTimestamp);
        errors.Unchanged(path["deletionGracePeriodSeconds"], metadata.DeletionGracePeriodSeconds, old.DeletionGracePeriodSeconds);
        LabelValidation.Validate(metadata.Labels, path["labels"], errors);
        AnnotationValidation.Validate(metadata.Annotations, path["annotations"], errors);
        OwnerReferenceValidation.Validate(metadata.OwnerReferences, path["ownerReferences"], errors);
        ManagedFieldsValidation.Validate(metadata, path["managedFields"], errors);
    }

    private static void ValidateParts(ObjectMeta metadata, FieldPath path, FieldErrors errors)
    {
        LabelValidation.Validate(metadata.Labels, path["labels"], errors);
        AnnotationValidation.Validate(metadata.Annotations, path["annotations"], errors);
        OwnerReferenceValidation.Validate(metadata.OwnerReferences, path["ownerReferences"], errors);
        FinalizerValidation.Validate(metadata.Finalizers, path["finalizers"], errors);
        ManagedFieldsValidation.Validate(metadata, path["managedFields"], errors);
    }

    private static void ValidateNamespace(string? ns, bool namespaced, FieldPath path, FieldErrors errors)
    {
        if (namespaced && string.IsNullOrEmpty(ns))
            errors.Required(path);
        else if (namespaced)
            errors.Invalid(path, ns, NameRule.DnsLabel.Check(ns!));
        else if (!string.IsNullOrEmpty(ns))
            errors.Forbidden(path, "not allowed on this type");
    }

    private static void ValidateNoNewFinalizers(ValueList<string> finalizers, ValueList<string> old, FieldPath path, FieldErrors errors)
    {
        var added = finalizers.Except(old).Order(StringComparer.Ordinal).ToList();
        if (added.Count > 0)
            errors.Forbidden(path, "no new finalizers can be added if the object is being deleted, found new finalizers " + GoText.Syntax(added));
    }
}
