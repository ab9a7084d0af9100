"""Makes, lists, restores and deletes backups with openstacksdk, and asks for limits.

Arguments: id of the project, id of a volume with data. Who it is and where, is in the usual
environment. Fails at the first thing that is not as it should be; else prints the id of the
volume that it restored to.
"""
import sys

import openstack

project, volume = sys.argv[1:]
cloud = openstack.connect()
storage = cloud.block_storage


def same(found, wanted):
    if found != wanted:
        raise AssertionError('%r, but wanted %r' % (found, wanted))


def refused(error, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except error:
        return
    raise AssertionError('not refused: %s %s %s' % (call, arguments, named))


def stored(**fields):
    backup = storage.create_backup(volume_id=volume, **fields)
    return storage.wait_for_status(backup, interval=0.2, wait=60)


# Without a microversion, as scripts do that never heard of one.
full = stored(name='sdk-1', description='words', container='sdk-box', force=True)
same([full.name, full.description, full.container], ['sdk-1', 'words', 'sdk-box'])
same([zone.name for zone in storage.availability_zones()], ['nova'])
same(next(storage.types()).name, '__DEFAULT__')
same('backups' in [extension.alias for extension in storage.extensions()], True)

# Set here, because without an Identity service the library finds no versions to choose from.
storage.default_microversion = '3.70'
incremental = stored(name='sdk-2', is_incremental=True, metadata={'a': '1'})
same([incremental.is_incremental, incremental.metadata], [True, {'a': '1'}])
third = stored(name='sdk-3')

pages = storage.backups(limit=1, sort_key='name', sort_dir='asc')
same([backup.name for backup in pages], ['sdk-1', 'sdk-2', 'sdk-3'])
found = list(storage.backups(details=False, name='sdk-2', all_tenants=True))
same([(backup.id, backup.status) for backup in found], [(incremental.id, None)])
same(storage.find_backup('sdk-3').id, third.id)
same(storage.get_backup(full).has_dependent_backups, True)
same([row.resource for row in storage.resource_filters(resource='backup')], ['backup'])

# The library's own rule; the service would make a new volume.
refused(openstack.exceptions.SDKException, storage.restore_backup, incremental)
storage.restore_backup(incremental, name='sdk-restored')
restored = storage.find_volume('sdk-restored')
storage.wait_for_status(restored, interval=0.2, wait=60)
storage.wait_for_status(incremental, interval=0.2, wait=60)
storage.restore_backup(third, volume_id=restored.id)
storage.wait_for_status(storage.get_volume(restored), interval=0.2, wait=60)
storage.wait_for_status(third, interval=0.2, wait=60)

limits = storage.get_limits().absolute
same([limits.max_total_backups, limits.total_backups_used], [100, 3])
quota = storage.get_quota_set(project, usage=True)
same([quota.backups, quota.usage['backups']], [100, 3])
same(storage.update_quota_set(quota, backups=101).backups, 101)
same(storage.get_limits().absolute.max_total_backups, 101)
storage.revert_quota_set(project)

refused(openstack.exceptions.BadRequestException, storage.delete_backup, full)
storage.reset_backup(third, 'error')
storage.wait_for_status(third, status='error', failures=[], interval=0.2, wait=60)
storage.delete_backup(third, force=True)
storage.delete_backup(incremental)
for backup in (third, incremental):
    storage.wait_for_delete(backup, interval=0.2, wait=60)
storage.delete_backup(full, ignore_missing=False)
storage.wait_for_delete(full, interval=0.2, wait=60)
refused(openstack.exceptions.ResourceNotFound, storage.get_backup, full.id)

# The layer above, as Ansible's modules use it.
whole = cloud.create_volume_backup(volume, name='sdk-cloud', wait=True, timeout=60)
same([backup.id for backup in cloud.list_volume_backups()], [whole.id])
same(cloud.delete_volume_backup('sdk-cloud', wait=True, timeout=60), True)
same(cloud.list_volume_backups(), [])
print(restored.id)
