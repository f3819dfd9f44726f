import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encodingOfMark, kindOfPackage, sniff } from './sniff.ts'

const bytes = (latin: string): Uint8Array => Buffer.from(latin, 'latin1')

test('a file is what it holds, whatever it is called', () => {
  const kinds = {
    '%PDF-1.7 x': 'pdf',
    'rubbish\n%PDF-1.4': 'pdf',
    'PK\x03\x04': 'zip',
    '<!DOCTYPE html><p>': 'html',
    '  <html lang="en">': 'html',
    '# A heading\n': 'text',
    'From: the Department\nTo: the Council\n': 'text',
    '\x93Quoted\x94 by Windows': 'text',
    '': 'empty',
    '\x89PNG\r\n': 'other',
    '{\\rtf1 a}': 'other',
    'Received: from mail\r\n': 'other',
    'a\0b\0\0c': 'other',
  }
  for (const [start, kind] of Object.entries(kinds)) assert.equal(sniff(bytes(start)).kind, kind, start)
})

test('UTF-16 is known by its mark, or by its zeros', () => {
  assert.equal(encodingOfMark(Buffer.from('\ufeffa', 'utf16le')), 'utf-16le')
  assert.equal(encodingOfMark(Buffer.from('Improvement notice', 'utf16le')), 'utf-16le')
  assert.equal(encodingOfMark(Buffer.from('Improvement notice', 'utf16le').swap16()), 'utf-16be')
  assert.equal(encodingOfMark(bytes('Improvement notice')), null)
})

test('a zip is known by its parts', () => {
  assert.equal(kindOfPackage(['[Content_Types].xml', 'word/document.xml']), 'docx')
  assert.equal(kindOfPackage(['xl/workbook.xml']), 'xlsx')
  assert.equal(kindOfPackage(['xl/workbook.bin']), 'xlsb')
  assert.equal(kindOfPackage(['ppt/presentation.xml']), 'pptx')
  assert.equal(kindOfPackage(['mimetype', 'content.xml']), 'opendocument')
  assert.equal(kindOfPackage(['word.txt']), 'archive')
})
